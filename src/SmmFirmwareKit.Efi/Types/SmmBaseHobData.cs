// The HOB by which SmmRelocationLib tells PiSmmCpuDxeSmm each processor's SMBASE.
namespace SmmFirmwareKit.Efi;

/// <summary>SMM_BASE_HOB_DATA (UefiCpuPkg/Include/Guid/SmmBaseHob.h): header of 8 bytes, then UINT64 SmBase[].</summary>
[FirmwareStructure("SMM_BASE_HOB_DATA", Pack = 1, Source = "UefiCpuPkg/Include/Guid/SmmBaseHob.h")]
public partial struct SmmBaseHobData
{
    /// <summary>Index of the first processor that this HOB describes.</summary>
    public uint ProcessorIndex;

    /// <summary>How many processors this HOB describes.</summary>
    public uint NumberOfProcessors;
}

/// <summary>The flexible array at the end of <see cref="SmmBaseHobData"/>.</summary>
public static class SmmBaseHobDataArray
{
    extension(Ptr<SmmBaseHobData> hob)
    {
        /// <summary>UINT64 SmBase[NumberOfProcessors], at offset 8.</summary>
        public Ptr<ulong> SmBase => new(hob.Address + 8);
    }
}
