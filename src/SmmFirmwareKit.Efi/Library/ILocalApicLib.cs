// Library class LocalApicLib: the local APIC in both of its modes.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>LOCAL_APIC_MODE_XAPIC and LOCAL_APIC_MODE_X2APIC (UefiCpuPkg/Include/Library/LocalApicLib.h).</summary>
public enum LocalApicMode : ulong
{
    XApic = 1,
    X2Apic = 2,
}

/// <summary>LocalApicLib (UefiCpuPkg/Include/Library/LocalApicLib.h).</summary>
public interface ILocalApicLib
{
    FirmwareTask<ulong> GetLocalApicBaseAddress();

    FirmwareTask SetLocalApicBaseAddress(ulong baseAddress);

    FirmwareTask<LocalApicMode> GetApicMode();

    FirmwareTask SetApicMode(LocalApicMode apicMode);

    /// <summary>The ID that CPUID reports, which software cannot change.</summary>
    FirmwareTask<ApicId> GetInitialApicId();

    /// <summary>The ID by which the processor is addressed.</summary>
    FirmwareTask<ApicId> GetApicId();

    FirmwareTask<uint> GetApicVersion();

    FirmwareTask SendFixedIpi(ApicId apicId, byte vector);

    FirmwareTask SendFixedIpiAllExcludingSelf(byte vector);

    FirmwareTask SendSmiIpi(ApicId apicId);

    FirmwareTask SendSmiIpiAllExcludingSelf();

    FirmwareTask SendInitIpi(ApicId apicId);

    FirmwareTask SendInitIpiAllExcludingSelf();

    /// <summary>INIT, a wait, SIPI, and on processors that are not AMD's a second SIPI.</summary>
    /// <param name="startupRoutine">Page below 1 MiB where the processor starts in real mode.</param>
    FirmwareTask SendInitSipiSipi(ApicId apicId, uint startupRoutine);

    FirmwareTask SendInitSipiSipiAllExcludingSelf(uint startupRoutine);

    /// <summary>SIPI alone, for processors that wait for it since power-on.</summary>
    FirmwareTask SendStartupIpiAllExcludingSelf(uint startupRoutine);

    /// <summary>Software-enables the APIC with LINT0 as ExtINT and LINT1 as NMI.</summary>
    FirmwareTask ProgramVirtualWireMode();

    FirmwareTask DisableLvtInterrupts();

    FirmwareTask SendApicEoi();

    FirmwareTask<uint> ReadLocalApicReg(uint mmioOffset);

    FirmwareTask WriteLocalApicReg(uint mmioOffset, uint value);

    /// <summary>Address to which a device writes an MSI for this processor.</summary>
    FirmwareTask<uint> GetApicMsiAddress();

    /// <summary>Data of an MSI.</summary>
    ulong GetApicMsiValue(byte vector, uint deliveryMode, bool levelTriggered, bool assertionLevel);

    FirmwareTask<EfiCpuPhysicalLocation> GetProcessorLocationByApicId(ApicId initialApicId);

    FirmwareTask<EfiCpuPhysicalLocation2> GetProcessorLocation2ByApicId(ApicId initialApicId);
}
