// A state of the SMRAM registers, as the recorded views name it.
using System.Globalization;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>"SMRAM=1a ESMRAMC=39 F_SMBASE=02".</summary>
internal sealed record SmramState(byte Smram, byte Esmramc, byte Fsmbase)
{
    private const int FsmbaseOffset = 0x9C;
    private const int SmramOffset = 0x9D;
    private const int EsmramcOffset = 0x9E;
    private const byte Query = 0xFF;

    public static SmramState Parse(string text)
    {
        byte[] values = [.. text.Split(' ').Select(part => byte.Parse(part.Split('=')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return new SmramState(values[0], values[1], values[2]);
    }

    /// <summary>What the registers read.</summary>
    public static SmramState Of(Chipset chipset) => new(Read(chipset, SmramOffset), Read(chipset, EsmramcOffset), Read(chipset, FsmbaseOffset));

    /// <summary>The lock last, the default-SMBASE register by query and lock.</summary>
    public void Enter(Chipset chipset)
    {
        if (Fsmbase != 0)
        {
            Write(chipset, FsmbaseOffset, Query);
            Write(chipset, FsmbaseOffset, Fsmbase);
        }

        Write(chipset, EsmramcOffset, Esmramc);
        Write(chipset, SmramOffset, Smram);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SMRAM={Smram:x2} ESMRAMC={Esmramc:x2} F_SMBASE={Fsmbase:x2}");

    private static byte Read(Chipset chipset, int offset) => (byte)chipset.ReadConfig(0, 0, 0, offset, 1);

    private static void Write(Chipset chipset, int offset, byte value) => chipset.WriteConfig(0, 0, 0, offset, 1, value);
}
