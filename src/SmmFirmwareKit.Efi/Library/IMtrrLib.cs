// Library class MtrrLib: memory type range registers.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>MtrrLib (UefiCpuPkg/Include/Library/MtrrLib.h): what synchronising the APs' MTRRs needs.</summary>
public interface IMtrrLib
{
    FirmwareTask<bool> IsMtrrSupported();

    FirmwareTask<uint> GetVariableMtrrCount();

    /// <summary>Reads all MTRRs into an MTRR_SETTINGS in memory.</summary>
    FirmwareTask MtrrGetAllMtrrs(Ptr<MtrrSettings> mtrrSetting);

    /// <summary>Writes all MTRRs from an MTRR_SETTINGS in memory.</summary>
    FirmwareTask MtrrSetAllMtrrs(Ptr<MtrrSettings> mtrrSetting);
}
