// The firmware volume's directory: what kind of file an entry is. The kit's stand-in for FFS file types.
namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>Type of a file in the firmware volume directory (PI vol. 3 EFI_FV_FILETYPE_*, numbered by the kit).</summary>
public enum FvFileType : uint
{
    /// <summary>EFI_FV_FILETYPE_PEIM: loaded to RAM and run by the PEI dispatcher, in directory order.</summary>
    Peim = 1,

    /// <summary>EFI_FV_FILETYPE_DRIVER.</summary>
    DxeDriver = 2,

    /// <summary>EFI_FV_FILETYPE_SMM_CORE.</summary>
    SmmCore = 3,

    /// <summary>EFI_FV_FILETYPE_SMM.</summary>
    SmmDriver = 4,

    /// <summary>The operating system model, loaded by BDS.</summary>
    Os = 5,

    /// <summary>EFI_FV_FILETYPE_DXE_CORE.</summary>
    DxeCore = 6,

    /// <summary>EFI_FV_FILETYPE_PEI_CORE: loaded to RAM and entered by SEC.</summary>
    PeiCore = 7,

    /// <summary>EFI_FV_FILETYPE_SECURITY_CORE: runs in place in flash; entered by the reset vector.</summary>
    SecCore = 8,
}
