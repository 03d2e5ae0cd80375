// Small functions whose results differ in size.
using SmmFirmwareKit.Execution.Toy;

namespace SmmFirmwareKit.Execution.Programs;

internal static class Calls
{
    internal struct FourWords
    {
        public ulong A;
        public ulong B;
        public ulong C;
        public ulong D;

        public readonly ulong Sum() => A + B * 3 + C * 5 + D * 7;
    }

    internal static async FirmwareTask<byte> Byte(ulong address)
    {
        byte first = await ToyStep.Read<byte>(address);
        await Empty();
        return (byte)(first + await ToyStep.Read<byte>(address + 1));
    }

    internal static async FirmwareTask<FourWords> Block(ulong address)
    {
        FourWords words = new() { A = await ToyStep.Read<byte>(address) };
        words.B = await ToyStep.Read<uint>(address + 1);
        words.C = await ToyStep.Read<ulong>(address + 2);
        words.D = await ToyStep.Read<ushort>(address + 7);
        return words;
    }

    private static async FirmwareTask Empty() => await ToyStep.Add(0x3C0, 1);
}
