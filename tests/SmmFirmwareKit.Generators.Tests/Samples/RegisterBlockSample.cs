// What the generator of register blocks is tried with.
using SmmFirmwareKit.Generators.Registers;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class RegisterBlockSample : Sample
{
    public override Type Generator => typeof(RegisterBlockGenerator);

    public override IReadOnlyList<string> Steps => [RegisterBlockGenerator.SpecStep];

    public override (string From, string To) Change => ("Size = 8", "Size = 16");

    public override string Source => """
        [SmmFirmwareKit.Hardware.RegisterBlock("block", SmmFirmwareKit.Hardware.RegisterSpace.Ports, Base = 0x600, Size = 8, Source = "manual")]
        [SmmFirmwareKit.Hardware.Scratch(6, 7, "storage")]
        public sealed partial class Block
        {
            [SmmFirmwareKit.Hardware.Register("R{0}", 0, "run", Count = 2, Stride = 2, Reset = 4)]
            [SmmFirmwareKit.Hardware.Bits("F", 3, 2, SmmFirmwareKit.Hardware.AccessKind.ReadWrite, "field", LockedBy = "L")]
            [SmmFirmwareKit.Hardware.Bits("L", 0, SmmFirmwareKit.Hardware.AccessKind.WriteOnce, "lock")]
            public partial byte R(int index);
            [SmmFirmwareKit.Hardware.Register("STS", 4, "status")]
            [SmmFirmwareKit.Hardware.Bits("DONE", 0, SmmFirmwareKit.Hardware.AccessKind.WriteOneToClear, "done")]
            public partial ushort Sts { get; set; }
        }
        """;
}
