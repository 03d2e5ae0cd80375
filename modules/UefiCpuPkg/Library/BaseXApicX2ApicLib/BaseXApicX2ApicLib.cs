// Instance of library class LocalApicLib for processors with xAPIC and x2APIC mode: mode, identity, registers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using static SmmFirmwareKit.Efi.ArchitecturalMsr;
using static SmmFirmwareKit.Efi.LocalApicRegisters;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

/// <summary>UefiCpuPkg/Library/BaseXApicX2ApicLib/BaseXApicX2ApicLib.inf.</summary>
/// <remarks>The fallback for processors without MSR IA32_APIC_BASE (families 4 and 5) is left out: none of them runs x64 code.</remarks>
[Edk2("UefiCpuPkg/Library/BaseXApicX2ApicLib/BaseXApicX2ApicLib.c")]
[LibraryInstance("UefiCpuPkg/Library/BaseXApicX2ApicLib/BaseXApicX2ApicLib.inf")]
[LibraryClasses(typeof(IBaseLib), typeof(ICpuLib), typeof(IIoLib), typeof(ITimerLib), typeof(IPcdLib), typeof(IDebugLib))]
public sealed partial class BaseXApicX2ApicLib : ILocalApicLib
{
    private const uint LastXApicId = 0xFF;

    public async FirmwareTask<ulong> GetLocalApicBaseAddress() =>
        await BaseLib.AsmReadMsr64(MSR_IA32_APIC_BASE) & MSR_IA32_APIC_BASE_ADDRESS_MASK;

    public async FirmwareTask SetLocalApicBaseAddress(ulong baseAddress)
    {
        await DebugLib.Assert((baseAddress & 0xFFF) == 0, "SetLocalApicBaseAddress: not page aligned");
        ulong apicBase = await BaseLib.AsmReadMsr64(MSR_IA32_APIC_BASE);
        await BaseLib.AsmWriteMsr64(MSR_IA32_APIC_BASE, (apicBase & ~MSR_IA32_APIC_BASE_ADDRESS_MASK) | baseAddress);
    }

    public async FirmwareTask<LocalApicMode> GetApicMode()
    {
        ulong apicBase = await BaseLib.AsmReadMsr64(MSR_IA32_APIC_BASE);
        await DebugLib.Assert((apicBase & MSR_IA32_APIC_BASE_EN) != 0, "GetApicMode: the local APIC is disabled");
        return (apicBase & MSR_IA32_APIC_BASE_EXTD) != 0 ? LocalApicMode.X2Apic : LocalApicMode.XApic;
    }

    /// <summary>x2APIC to xAPIC goes through the disabled state: SDM vol. 3 fig. "Local x2APIC State Transitions".</summary>
    public async FirmwareTask SetApicMode(LocalApicMode apicMode)
    {
        if (await GetApicMode() == apicMode)
        {
            return;
        }

        ulong apicBase = await BaseLib.AsmReadMsr64(MSR_IA32_APIC_BASE);
        if (apicMode == LocalApicMode.X2Apic)
        {
            await BaseLib.AsmWriteMsr64(MSR_IA32_APIC_BASE, apicBase | MSR_IA32_APIC_BASE_EXTD);
            return;
        }

        apicBase &= ~(MSR_IA32_APIC_BASE_EXTD | MSR_IA32_APIC_BASE_EN);
        await BaseLib.AsmWriteMsr64(MSR_IA32_APIC_BASE, apicBase);
        await BaseLib.AsmWriteMsr64(MSR_IA32_APIC_BASE, apicBase | MSR_IA32_APIC_BASE_EN);
    }

    public async FirmwareTask<ApicId> GetInitialApicId()
    {
        if (await GetApicMode() == LocalApicMode.X2Apic)
        {
            return await GetApicId();
        }

        if (await BaseLib.AsmCpuid(CpuidSignature, 0, CpuidRegister.Eax) >= CpuidExtendedTopology)
        {
            return new ApicId(await BaseLib.AsmCpuid(CpuidExtendedTopology, 0, CpuidRegister.Edx));
        }

        return new ApicId(await BaseLib.AsmCpuid(CpuidVersionInfo, 0, CpuidRegister.Ebx) >> 24);
    }

    /// <summary>In xAPIC mode the register has eight bits; a processor whose initial ID has more keeps that.</summary>
    public async FirmwareTask<ApicId> GetApicId()
    {
        uint id = await ReadLocalApicReg(XAPIC_ID_OFFSET);
        if (await GetApicMode() == LocalApicMode.X2Apic)
        {
            return new ApicId(id);
        }

        ApicId initial = await GetInitialApicId();
        return initial.Value > LastXApicId ? initial : new ApicId(id >> 24);
    }

    public FirmwareTask<uint> GetApicVersion() => ReadLocalApicReg(XAPIC_VERSION_OFFSET);

    public async FirmwareTask<uint> ReadLocalApicReg(uint mmioOffset) =>
        await GetApicMode() == LocalApicMode.XApic
            ? await IoLib.MmioRead32(await GetLocalApicBaseAddress() + mmioOffset)
            : (uint)await BaseLib.AsmReadMsr64(X2ApicMsr(mmioOffset));

    /// <summary>WRMSR to APIC registers does not serialize, so a fence goes before it (SDM vol. 3 "Local APIC Registers").</summary>
    public async FirmwareTask WriteLocalApicReg(uint mmioOffset, uint value)
    {
        if (await GetApicMode() == LocalApicMode.XApic)
        {
            await IoLib.MmioWrite32(await GetLocalApicBaseAddress() + mmioOffset, value);
            return;
        }

        await DebugLib.Assert(mmioOffset is not (XAPIC_ICR_LOW_OFFSET or XAPIC_ICR_HIGH_OFFSET), "WriteLocalApicReg: the ICR of x2APIC mode is one MSR");
        await BaseLib.MemoryFence();
        await BaseLib.AsmWriteMsr64(X2ApicMsr(mmioOffset), value);
    }

    public async FirmwareTask<uint> GetApicMsiAddress() => MsiAddressBase | ((await GetApicId()).Value & LastXApicId) << 12;

    public ulong GetApicMsiValue(byte vector, uint deliveryMode, bool levelTriggered, bool assertionLevel) =>
        vector | ((ulong)(deliveryMode & 7) << 8) | (levelTriggered ? (1UL << 15) | (assertionLevel ? 1UL << 14 : 0) : 0);

    private const uint MsiAddressBase = 0xFEE00000;

    private static uint X2ApicMsr(uint mmioOffset) => X2APIC_MSR_BASE_ADDRESS + (mmioOffset >> 4);
}
