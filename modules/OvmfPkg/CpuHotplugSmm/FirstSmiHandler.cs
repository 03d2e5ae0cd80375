// The first SMI of a hot-added CPU: FirstSmiHandler.nasm, copied to 0x38000. No stack is used.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Waits at the gate for its own APIC id, moves SMBASE, and leaves.</summary>
[Edk2("OvmfPkg/CpuHotplugSmm/FirstSmiHandler.nasm")]
public sealed partial class FirstSmiHandler(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    private const uint CPUID_SIGNATURE = 0;
    private const uint CPUID_VERSION_INFO = 1;
    private const uint CPUID_EXTENDED_TOPOLOGY = 0xB;

    /// <summary>The handler (C: mFirstSmiHandler). Never returns: RSM.</summary>
    /// <remarks>
    /// Any number of new CPUs may wait here. The compare-exchange gives NewSmbase to the one whose id the BSP published and
    /// shuts the gate again in the same access.
    /// </remarks>
    [EntryPoint]
    public async FirmwareTask Handler()
    {
        ulong smbase = await BaseLib.AsmReadEntryAddress() - SmramLayout.SMM_HANDLER_OFFSET;
        Ptr<FirstSmiHandlerContext> context = new(smbase);
        ulong apicId = await ReadApicId();
        while (await context.ApicIdGate.InterlockedCompareExchange(apicId, ulong.MaxValue) != apicId)
        {
            await BaseLib.CpuPause();
        }

        Ptr<AmdSmramSaveStateMap64> map = new(smbase + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET);
        bool x86 = SmramLayout.IsX86Map(await map.SMMRevId);
        await (x86 ? map.As<AmdSmramSaveStateMap32>().SMBASE : map.SMBASE).Set(await context.NewSmbase);
        await InitializeFeatureControl(context);
        await context.AboutToLeaveSmm.Set(1);
        await BaseLib.AsmRsm();
    }

    private async FirmwareTask<ulong> ReadApicId()
    {
        if (await BaseLib.AsmCpuid(CPUID_SIGNATURE, 0, CpuidRegister.Eax) >= CPUID_EXTENDED_TOPOLOGY)
        {
            // EDX is the x2APIC id at every level; EBX is zero if the leaf is not implemented (SDM vol. 2, CPUID).
            if (await BaseLib.AsmCpuid(CPUID_EXTENDED_TOPOLOGY, 0, CpuidRegister.Ebx) != 0)
            {
                return await BaseLib.AsmCpuid(CPUID_EXTENDED_TOPOLOGY, 0, CpuidRegister.Edx);
            }
        }

        return await BaseLib.AsmCpuid(CPUID_VERSION_INFO, 0, CpuidRegister.Ebx) >> 24;
    }

    private async FirmwareTask InitializeFeatureControl(Ptr<FirstSmiHandlerContext> context)
    {
        if (await context.FeatureControl == 1)
        {
            ulong high = await context.FeatureControlHighValue;
            await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_FEATURE_CONTROL, high << 32 | await context.FeatureControlLowValue);
        }
    }
}
