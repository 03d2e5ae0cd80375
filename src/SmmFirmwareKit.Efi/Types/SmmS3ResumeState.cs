// How S3Resume2Pei gets into SMM and back, in the first page of SMRAM.
namespace SmmFirmwareKit.Efi;

/// <summary>SMM_S3_RESUME_STATE (MdeModulePkg/Include/Guid/AcpiS3Context.h), packed, 0x62 bytes, where gEfiAcpiVariableGuid's HOB says.</summary>
[FirmwareStructure("SMM_S3_RESUME_STATE", Pack = 1, Source = "MdeModulePkg/Include/Guid/AcpiS3Context.h")]
public partial struct SmmS3ResumeState
{
    /// <summary>SMM_S3_RESUME_SMM_32: 'SMMS3_32'.</summary>
    public const ulong SmmS3ResumeSmm32 = 0x32335F33_534D4D53;

    /// <summary>SMM_S3_RESUME_SMM_64: 'SMMS3_64'.</summary>
    public const ulong SmmS3ResumeSmm64 = 0x34365F33_534D4D53;

    public ulong Signature;
    public ulong SmmS3ResumeEntryPoint;
    public ulong SmmS3StackBase;
    public ulong SmmS3StackSize;
    public ulong SmmS3Cr0;
    public ulong SmmS3Cr3;
    public ulong SmmS3Cr4;
    public ushort ReturnCs;
    public ulong ReturnEntryPoint;
    public ulong ReturnContext1;
    public ulong ReturnContext2;
    public ulong ReturnStackPointer;
    public Ptr<EfiSmmSystemTable2> Smst;
}
