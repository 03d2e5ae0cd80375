// All memory type range registers of one processor.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Efi;

/// <summary>MTRR_SETTINGS (UefiCpuPkg/Include/Library/MtrrLib.h), 0x260 bytes: 11 fixed, 32 variable pairs, default type.</summary>
[FirmwareStructure("MTRR_SETTINGS", Source = "UefiCpuPkg/Include/Library/MtrrLib.h")]
public partial struct MtrrSettings
{
    /// <summary>MTRR_NUMBER_OF_FIXED_MTRR.</summary>
    public const int MtrrNumberOfFixedMtrr = 11;

    /// <summary>MTRR_NUMBER_OF_VARIABLE_MTRR.</summary>
    public const int MtrrNumberOfVariableMtrr = 32;

    public MtrrFixedSettings Fixed;
    public MtrrVariableSettings Variables;
    public ulong MtrrDefType;
}

/// <summary>MTRR_FIXED_SETTINGS.</summary>
[InlineArray(MtrrSettings.MtrrNumberOfFixedMtrr)]
public partial struct MtrrFixedSettings
{
    private ulong _mtrr;
}

/// <summary>MTRR_VARIABLE_SETTINGS: base and mask of each pair.</summary>
[InlineArray(2 * MtrrSettings.MtrrNumberOfVariableMtrr)]
public partial struct MtrrVariableSettings
{
    private ulong _mtrr;
}
