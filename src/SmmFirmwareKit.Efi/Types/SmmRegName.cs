// Registers that SmmCpuFeaturesLib gives access to.
namespace SmmFirmwareKit.Efi;

/// <summary>SMM_REG_NAME (UefiCpuPkg/Include/Library/SmmCpuFeaturesLib.h).</summary>
public enum SmmRegName : uint
{
    SmmRegFeatureControl = 0,
    SmmRegSmmEnable = 1,
    SmmRegSmmDelayed = 2,
    SmmRegSmmBlocked = 3,
}
