// Instance of library class LocalApicLib: interprocessor interrupts.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using static SmmFirmwareKit.Efi.LocalApicRegisters;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

public sealed partial class BaseXApicX2ApicLib
{
    // Two SIPIs 200 µs apart, as SDM vol. 3 "MP Initialization Example" asks.
    private const ulong MicrosecondsBetweenSipis = 200;

    public FirmwareTask SendFixedIpi(ApicId apicId, byte vector) => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_FIXED) | vector, apicId);

    public FirmwareTask SendFixedIpiAllExcludingSelf(byte vector) => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_FIXED) | AllExcludingSelf | vector, default);

    public FirmwareTask SendSmiIpi(ApicId apicId) => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_SMI), apicId);

    public FirmwareTask SendSmiIpiAllExcludingSelf() => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_SMI) | AllExcludingSelf, default);

    public FirmwareTask SendInitIpi(ApicId apicId) => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_INIT), apicId);

    public FirmwareTask SendInitIpiAllExcludingSelf() => SendIpi(Icr(LOCAL_APIC_DELIVERY_MODE_INIT) | AllExcludingSelf, default);

    public async FirmwareTask SendInitSipiSipi(ApicId apicId, uint startupRoutine)
    {
        await AssertStartupRoutine(startupRoutine);
        await SendInitIpi(apicId);
        await TimerLib.MicroSecondDelay(PcdLib.FixedPcdGet(Pcd.PcdCpuInitIpiDelayInMicroSeconds));
        await SendSipis(Sipi(startupRoutine), apicId);
    }

    public async FirmwareTask SendInitSipiSipiAllExcludingSelf(uint startupRoutine)
    {
        await AssertStartupRoutine(startupRoutine);
        await SendInitIpiAllExcludingSelf();
        await TimerLib.MicroSecondDelay(PcdLib.FixedPcdGet(Pcd.PcdCpuInitIpiDelayInMicroSeconds));
        await SendSipis(Sipi(startupRoutine) | AllExcludingSelf, default);
    }

    public async FirmwareTask SendStartupIpiAllExcludingSelf(uint startupRoutine)
    {
        await AssertStartupRoutine(startupRoutine);
        await SendSipis(Sipi(startupRoutine) | AllExcludingSelf, default);
    }

    private const uint AllExcludingSelf = LOCAL_APIC_DESTINATION_SHORTHAND_ALL_EXCLUDING_SELF << IcrDestinationShorthandShift;

    private static uint Icr(uint deliveryMode) => (deliveryMode << IcrDeliveryModeShift) | IcrLevel;

    private static uint Sipi(uint startupRoutine) => Icr(LOCAL_APIC_DELIVERY_MODE_STARTUP) | (startupRoutine >> 12);

    // AMD processors start at the first SIPI and need no second one (APM vol. 2 "Multiple-Processor Initialization").
    private async FirmwareTask SendSipis(uint icrLow, ApicId apicId)
    {
        await SendIpi(icrLow, apicId);
        if (!await CpuLib.StandardSignatureIsAuthenticAmd())
        {
            await TimerLib.MicroSecondDelay(MicrosecondsBetweenSipis);
            await SendIpi(icrLow, apicId);
        }
    }

    private FirmwareTask AssertStartupRoutine(uint startupRoutine) =>
        DebugLib.Assert(startupRoutine < 0x100000 && (startupRoutine & 0xFFF) == 0, "start-up routine: not a page below 1 MiB");

    private async FirmwareTask SendIpi(uint icrLow, ApicId apicId)
    {
        if (await GetApicMode() == LocalApicMode.X2Apic)
        {
            await BaseLib.AsmWriteMsr64(X2APIC_MSR_ICR_ADDRESS, ((ulong)apicId.Value << 32) | icrLow);
            return;
        }

        await DebugLib.Assert(apicId.Value <= LastXApicId, "SendIpi: xAPIC mode has eight destination bits");
        bool interruptState = await BaseLib.SaveAndDisableInterrupts();
        await SendXApicIpi(icrLow, apicId.Value << 24);
        await BaseLib.SetInterruptState(interruptState);
    }

    // The write to the low half sends. The high half is put back for whoever was interrupted between the two.
    private async FirmwareTask SendXApicIpi(uint icrLow, uint icrHigh)
    {
        ulong apic = await GetLocalApicBaseAddress();
        uint previousHigh = await IoLib.MmioRead32(apic + XAPIC_ICR_HIGH_OFFSET);
        await WaitForDelivery(apic);
        await IoLib.MmioWrite32(apic + XAPIC_ICR_HIGH_OFFSET, icrHigh);
        await IoLib.MmioWrite32(apic + XAPIC_ICR_LOW_OFFSET, icrLow);
        await WaitForDelivery(apic);
        await IoLib.MmioWrite32(apic + XAPIC_ICR_HIGH_OFFSET, previousHigh);
    }

    private async FirmwareTask WaitForDelivery(ulong apic)
    {
        while ((await IoLib.MmioRead32(apic + XAPIC_ICR_LOW_OFFSET) & IcrDeliveryStatus) != 0)
        {
            await BaseLib.CpuPause();
        }
    }
}
