// What PiSmmIpl and PiSmmCore share, outside SMRAM: every field is an attacker's after the lock.
namespace SmmFirmwareKit.Efi;

/// <summary>SMM_CORE_PRIVATE_DATA (MdeModulePkg/Core/PiSmmCore/PiSmmCorePrivateData.h), 0x68 bytes.</summary>
[FirmwareStructure("SMM_CORE_PRIVATE_DATA", Source = "MdeModulePkg/Core/PiSmmCore/PiSmmCorePrivateData.h")]
public partial struct SmmCorePrivateData
{
    /// <summary>SMM_CORE_PRIVATE_DATA_SIGNATURE: 'smmc'.</summary>
    public const uint SmmCorePrivateDataSignature = 0x636D6D73;

    public ulong Signature;
    public ulong SmmIplImageHandle;
    public ulong SmramRangeCount;
    public Ptr<EfiSmramDescriptor> SmramRanges;

    public FunctionPointer<EfiSmmEntryPoint> SmmEntryPoint;
    public bool SmmEntryPointRegistered;
    public bool InSmm;
    public Ptr<EfiSmmSystemTable2> Smst;
    public ulong CommunicationBuffer;
    public ulong BufferSize;
    public EfiStatus ReturnStatus;
    public ulong PiSmmCoreImageBase;
    public ulong PiSmmCoreImageSize;
    public ulong PiSmmCoreEntryPoint;
}
