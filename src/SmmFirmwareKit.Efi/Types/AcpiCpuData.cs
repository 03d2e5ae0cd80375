// What CpuS3DataDxe keeps for the resume from S3, published through PcdCpuS3DataAddress.
namespace SmmFirmwareKit.Efi;

/// <summary>ACPI_CPU_DATA (UefiCpuPkg/Include/AcpiCpuData.h), 0x78 bytes. Addresses are EFI_PHYSICAL_ADDRESS.</summary>
[FirmwareStructure("ACPI_CPU_DATA", Source = "UefiCpuPkg/Include/AcpiCpuData.h")]
public partial struct AcpiCpuData
{
    /// <summary>Below 1 MiB: where APs start.</summary>
    public ulong StartupVector;

    /// <summary>Address of an IA32_DESCRIPTOR.</summary>
    public ulong GdtrProfile;

    /// <summary>Address of an IA32_DESCRIPTOR.</summary>
    public ulong IdtrProfile;
    public ulong StackAddress;
    public uint StackSize;
    public uint NumberOfCpus;

    /// <summary>Address of MTRR_SETTINGS.</summary>
    public ulong MtrrTable;
    public ulong ApMachineCheckHandlerBase;
    public uint ApMachineCheckHandlerSize;
    public CpuFeatureInitData CpuFeatureInitData;
}

/// <summary>CPU_FEATURE_INIT_DATA (UefiCpuPkg/Include/AcpiCpuData.h).</summary>
[FirmwareStructure("CPU_FEATURE_INIT_DATA", Source = "UefiCpuPkg/Include/AcpiCpuData.h")]
public partial struct CpuFeatureInitData
{
    public ulong PreSmmInitRegisterTable;
    public ulong RegisterTable;
    public CpuStatusInformation CpuStatus;
    public ulong ApLocation;
}

/// <summary>CPU_STATUS_INFORMATION (UefiCpuPkg/Include/AcpiCpuData.h).</summary>
[FirmwareStructure("CPU_STATUS_INFORMATION", Source = "UefiCpuPkg/Include/AcpiCpuData.h")]
public partial struct CpuStatusInformation
{
    public uint PackageCount;
    public uint MaxCoreCount;
    public uint MaxThreadCount;
    public ulong ThreadCountPerPackage;
    public ulong ThreadCountPerCore;
}
