// Agreement with QEMU on how SMIs are delivered.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

/// <summary>Negotiation over fw_cfg: supported-features, requested-features, features-ok.</summary>
[Edk2("OvmfPkg/SmmControl2Dxe/SmiFeatures.c")]
public sealed partial class SmiFeatures(SmmControl2DxeModule module) : SmmControl2DxePart(module)
{
    /// <summary>An SMI by port 0xB2 reaches every processor.</summary>
    public const ulong ICH9_LPC_SMI_F_BROADCAST = 1 << 0;

    /// <summary>The ACPI code raises an SMI when CPUs were added.</summary>
    public const ulong ICH9_LPC_SMI_F_CPU_HOTPLUG = 1 << 1;

    /// <summary>The ACPI code lets the firmware eject CPUs.</summary>
    public const ulong ICH9_LPC_SMI_F_CPU_HOT_UNPLUG = 1 << 2;

    private const ulong RequestedFeatureMask = ICH9_LPC_SMI_F_BROADCAST | ICH9_LPC_SMI_F_CPU_HOTPLUG | ICH9_LPC_SMI_F_CPU_HOT_UNPLUG;
    private const ulong BroadcastSyncTimeout = 1_000_000;
    private const byte SmmCpuSyncModeTradition = 0;

    /// <summary>
    /// Requests what both sides know. Returns false when QEMU does not negotiate; the defaults (relaxed synchronization, short
    /// timeouts, an SMI for the calling processor only) stay then. A refusal is a dead loop.
    /// </summary>
    public async FirmwareTask<bool> NegotiateSmiFeatures()
    {
        (EfiStatus status, FwCfgFile supported) = await QemuFwCfgLib.QemuFwCfgFindFile("etc/smi/supported-features");
        if (status.IsError())
        {
            return false;
        }

        (status, FwCfgFile requested) = await QemuFwCfgLib.QemuFwCfgFindFile("etc/smi/requested-features");
        (EfiStatus okStatus, FwCfgFile featuresOk) = await QemuFwCfgLib.QemuFwCfgFindFile("etc/smi/features-ok");
        if (status.IsError() || okStatus.IsError() || supported.Size != 8 || requested.Size != 8 || featuresOk.Size != 1)
        {
            await Fatal("fw_cfg offers a part of the SMI feature negotiation only");
        }

        await QemuFwCfgLib.QemuFwCfgSelectItem(supported.Item);
        await mSmiFeatures.Set(await QemuFwCfgLib.QemuFwCfgRead64() & RequestedFeatureMask);
        await QemuFwCfgLib.QemuFwCfgSelectItem(requested.Item);
        await QemuFwCfgLib.QemuFwCfgWriteBytes(sizeof(ulong), mSmiFeatures.Address);

        // Selecting the item is what makes QEMU check, and on success lock, the request.
        await QemuFwCfgLib.QemuFwCfgSelectItem(featuresOk.Item);
        if (await QemuFwCfgLib.QemuFwCfgRead8() != 1)
        {
            await Fatal("QEMU refused the requested SMI features");
        }

        await AdaptSynchronization();
        return true;
    }

    // With broadcast SMIs all processors arrive at once, so the BSP can wait for them: traditional mode, long timeouts.
    private async FirmwareTask AdaptSynchronization()
    {
        if ((await mSmiFeatures & ICH9_LPC_SMI_F_BROADCAST) == 0)
        {
            await DebugLib.DebugPrint(IDebugLib.DebugInfo, "SMI broadcast is not negotiated");
            return;
        }

        await PcdLib.PcdSet64S(Pcd.PcdCpuSmmApSyncTimeout, BroadcastSyncTimeout);
        await PcdLib.PcdSet64S(Pcd.PcdCpuSmmApSyncTimeout2, BroadcastSyncTimeout);
        await PcdLib.PcdSet8S(Pcd.PcdCpuSmmSyncMode, SmmCpuSyncModeTradition);
    }

    private async FirmwareTask Fatal(string reason)
    {
        await DebugLib.Assert(condition: false, reason);
        await BaseLib.CpuDeadLoop();
    }
}
