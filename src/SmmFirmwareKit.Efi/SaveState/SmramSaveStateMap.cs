// The lookup tables of MmSaveStateLib, one for Intel's maps and one for AMD's.
using Register = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Efi;

/// <summary>SMRAM_SAVE_STATE_MAP (UefiCpuPkg/Library/MmSaveStateLib/IntelMmSaveState.c, mCpuWidthOffset).</summary>
[SaveStateTable(
    "SMRAM_SAVE_STATE_MAP",
    Prefix = "INTEL_MM",
    X86 = typeof(SmramSaveStateMap32),
    X64 = typeof(SmramSaveStateMap64),
    Internal = [SaveStateRole.SmmRevId, SaveStateRole.IoInformation, SaveStateRole.IoMemoryAddress])]
[SaveStateRange(Register.GdtBase, Register.LdtInfo)]
[SaveStateRange(Register.Es, Register.Rip)]
[SaveStateRange(Register.Rflags, Register.Cr4)]
public static partial class SmramSaveStateMap;

/// <summary>AMD_SMRAM_SAVE_STATE_MAP (UefiCpuPkg/Library/MmSaveStateLib/AmdMmSaveState.c, mCpuWidthOffset): AMD64 only.</summary>
[SaveStateTable("AMD_SMRAM_SAVE_STATE_MAP", Prefix = "AMD_MM", X64 = typeof(AmdSmramSaveStateMap64), Internal = [SaveStateRole.SmmRevId])]
[SaveStateRange(Register.GdtBase, Register.LdtInfo)]
[SaveStateRange(Register.Es, Register.Rip)]
[SaveStateRange(Register.Rflags, Register.Cr4)]
public static partial class AmdSmramSaveStateMap;
