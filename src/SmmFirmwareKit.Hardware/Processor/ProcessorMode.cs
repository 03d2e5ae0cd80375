// The mode a processor is in, as traces and faults spell it.
namespace SmmFirmwareKit.Hardware;

/// <summary>Operating mode; the SMM bit is independent of the others (APM vol. 2 §10.3.3: SMM starts like real mode).</summary>
[Flags]
public enum ProcessorModes : byte
{
    /// <summary>CR0.PE clear.</summary>
    Real16 = 0,

    /// <summary>CR0.PE set, EFER.LMA clear.</summary>
    Protected32 = 1,

    /// <summary>EFER.LMA set.</summary>
    Long64 = 2,

    /// <summary>In System Management Mode.</summary>
    Smm = 4,
}

internal static class ProcessorModeNames
{
    private static readonly string[] s_names = ["real16", "prot32", "long64", "-", "smm16", "smm32", "smm64", "-"];

    public static string Of(byte mode) => s_names[mode & 7];
}
