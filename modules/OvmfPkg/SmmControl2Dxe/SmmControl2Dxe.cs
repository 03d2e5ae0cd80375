// Software SMIs on q35.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

/// <summary>EFI_SMM_CONTROL2_PROTOCOL over ports 0xB2 and 0xB3.</summary>
[Edk2("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.c")]
public sealed partial class SmmControl2Dxe(SmmControl2DxeModule module) : SmmControl2DxePart(module)
{
    /// <summary>
    /// Enables SMIs by port 0xB2, locks that, negotiates features and installs the protocol. A platform that cannot do it is a
    /// dead loop: SMM would not be safe. Propagated from InstallProtocolInterface.
    /// </summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> SmmControl2DxeEntryPoint(ulong imageHandle, ulong systemTable)
    {
        uint pmBase = await PciLib.PciRead32(Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_PMBASE)) & Q35MchIch9.ICH9_PMBASE_MASK;
        ushort smiEnable = (ushort)(pmBase + Q35MchIch9.ICH9_PMBASE_OFS_SMI_EN);
        await mSmiEnable.Set(smiEnable);
        if (!await EnableAndLock(smiEnable))
        {
            await DebugLib.Assert(condition: false, "this machine has no SMIs that can be enabled and locked");
            await BaseLib.CpuDeadLoop();
        }

        await SmiFeatures.NegotiateSmiFeatures();
        await Fill(mControl2);
        await mControl2.MinimumTriggerPeriod.Set(ulong.MaxValue);
        return (await UefiBootServicesTableLib.InstallProtocolInterface(mControl2.Pointer)).Status;
    }

    /// <summary>Raises an SMI: data port first, because the write of the command raises it. DEVICE_ERROR: periodic.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmControl2Protocol>(nameof(IEfiSmmControl2Protocol.Trigger))]
    public async FirmwareTask<EfiStatus> SmmControl2DxeTrigger(Ptr<EfiSmmControl2Protocol> @this, Ptr<byte> commandPort, Ptr<byte> dataPort, bool periodic, ulong activationInterval)
    {
        if (periodic)
        {
            return EfiStatus.DeviceError;
        }

        byte data = dataPort.IsNull ? (byte)0 : await dataPort.Value;
        byte command = commandPort.IsNull ? (byte)0 : await commandPort.Value;
        await IoLib.IoWrite8(Q35MchIch9.ICH9_APM_STS, data);
        await IoLib.IoWrite8(Q35MchIch9.ICH9_APM_CNT, command);
        return EfiStatus.Success;
    }

    /// <summary>Nothing to clear: QEMU has no SMI status for port 0xB2. INVALID_PARAMETER: periodic.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmControl2Protocol>(nameof(IEfiSmmControl2Protocol.Clear))]
    public FirmwareTask<EfiStatus> SmmControl2DxeClear(Ptr<EfiSmmControl2Protocol> @this, bool periodic) =>
        FirmwareTask<EfiStatus>.FromResult(periodic ? EfiStatus.InvalidParameter : EfiStatus.Success);

    private async FirmwareTask<bool> EnableAndLock(ushort smiEnable)
    {
        // QEMU sets APMC_EN at reset to say that the machine has no SMM (smm=off).
        uint value = await IoLib.IoRead32(smiEnable);
        if ((value & Q35MchIch9.ICH9_SMI_EN_APMC_EN) != 0)
        {
            return false;
        }

        value |= Q35MchIch9.ICH9_SMI_EN_APMC_EN | Q35MchIch9.ICH9_SMI_EN_GBL_SMI_EN;
        await IoLib.IoWrite32(smiEnable, value);
        await PciLib.PciOr16(Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_GEN_PMCON_1), Q35MchIch9.ICH9_GEN_PMCON_1_SMI_LOCK);

        // The lock holds if GBL_SMI_EN cannot be cleared any more.
        await IoLib.IoWrite32(smiEnable, value & ~Q35MchIch9.ICH9_SMI_EN_GBL_SMI_EN);
        return await IoLib.IoRead32(smiEnable) == value;
    }
}
