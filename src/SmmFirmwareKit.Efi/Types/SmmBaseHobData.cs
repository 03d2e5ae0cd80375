// The HOB by which SmmRelocationLib tells PiSmmCpuDxeSmm each processor's SMBASE.
namespace SmmFirmwareKit.Efi;

/// <summary>SMM_BASE_HOB_DATA (UefiCpuPkg/Include/Guid/SmmBaseHob.h): header of 8 bytes, then SmBase[NumberOfProcessors].</summary>
[FirmwareStructure("SMM_BASE_HOB_DATA", Pack = 1, Source = "UefiCpuPkg/Include/Guid/SmmBaseHob.h")]
[FlexibleArray<ulong>("SmBase")]
public partial struct SmmBaseHobData
{
    /// <summary>Index of the first processor that this HOB describes.</summary>
    public uint ProcessorIndex;

    /// <summary>How many processors this HOB describes.</summary>
    public uint NumberOfProcessors;
}
