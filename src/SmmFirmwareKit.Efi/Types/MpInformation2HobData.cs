// The HOB by which CpuMpPei tells PiSmmCpuDxeSmm what processors there are.
namespace SmmFirmwareKit.Efi;

/// <summary>MP_INFORMATION2_ENTRY (UefiCpuPkg/Include/Guid/MpInformation2.h).</summary>
[FirmwareStructure("MP_INFORMATION2_ENTRY", Source = "UefiCpuPkg/Include/Guid/MpInformation2.h")]
public partial struct MpInformation2Entry
{
    public EfiProcessorInformation ProcessorInfo;
}

/// <summary>MP_INFORMATION2_HOB_DATA (UefiCpuPkg/Include/Guid/MpInformation2.h): header of 0x10 bytes, then Entry[NumberOfProcessors].</summary>
[FirmwareStructure("MP_INFORMATION2_HOB_DATA", Source = "UefiCpuPkg/Include/Guid/MpInformation2.h")]
[FlexibleArray<MpInformation2Entry>("Entry")]
public partial struct MpInformation2HobData
{
    /// <summary>MP_INFORMATION2_HOB_REVISION.</summary>
    public const byte HobRevision = 1;

    public ushort NumberOfProcessors;
    public ushort EntrySize;
    public byte Version;
    public byte Reserved0;
    public byte Reserved1;
    public byte Reserved2;

    /// <summary>Index of the first processor that this HOB describes.</summary>
    public ulong ProcessorIndex;
}
