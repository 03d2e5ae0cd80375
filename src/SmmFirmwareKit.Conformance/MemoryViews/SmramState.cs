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
        string[][] parts = [.. text.Split(' ').Select(part => part.Split('='))];
        return parts is [["SMRAM", var smram], ["ESMRAMC", var esmramc], ["F_SMBASE", var fsmbase]]
            ? new SmramState(Value(smram), Value(esmramc), Value(fsmbase))
            : throw new FormatException($"the state '{text}' is not SMRAM=xx ESMRAMC=xx F_SMBASE=xx");
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

    private static byte Value(string text) => byte.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte Read(Chipset chipset, int offset) => (byte)chipset.ReadConfig(0, 0, 0, offset, 1);

    private static void Write(Chipset chipset, int offset, byte value) => chipset.WriteConfig(0, 0, 0, offset, 1, value);
}
