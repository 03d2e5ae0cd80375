// SMI feature negotiation and the enabling of software SMIs (OvmfPkg SmmControl2Dxe; QEMU hw/isa/lpc_ich9.c).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;
using SmmFirmwareKit.Modules.OvmfPkg.SmmControl2Dxe;

namespace SmmFirmwareKit.Platform.Tests.Modules;

public sealed class SmiFeaturesTests
{
    private const ushort PmBase = Q35MchIch9.ICH9_PMBASE_VALUE;
    private const ushort SmiEnable = PmBase + Q35MchIch9.ICH9_PMBASE_OFS_SMI_EN;

    [Fact]
    public void HostOffersEverything_AllIsNegotiatedAndSynchronizationIsTraditional()
    {
        ControlBench bench = new(hostFeatures: 7);
        EfiStatus status = EfiStatus.Aborted;
        (ulong Features, ulong Timeout, ulong Timeout2, byte Mode) result = default;
        bench.Bench.Run(async () =>
        {
            status = await bench.Enter();
            result = await bench.Result();
        });
        Assert.Equal(EfiStatus.Success, status);
        Assert.Equal((7UL, 1_000_000UL, 1_000_000UL, (byte)0), result);
        Assert.Equal(7UL, bench.Bench.Machine.Chipset.SmiFeatures.Negotiated);
    }

    [Theory]
    [InlineData(0UL)]
    public void HostOffersNoBroadcast_SynchronizationStaysRelaxedWithShortTimeouts(ulong hostFeatures)
    {
        ControlBench bench = new(hostFeatures);
        (ulong Features, ulong Timeout, ulong Timeout2, byte Mode) result = default;
        bench.Bench.Run(async () =>
        {
            await bench.Enter();
            result = await bench.Result();
        });
        Assert.Equal((hostFeatures, 100_000UL, 100_000UL, (byte)1), result);
    }

    [Fact]
    public void HostOffersHotplugWithoutBroadcast_QemuRefusesAndTheFirmwareStops()
    {
        ControlBench bench = new(hostFeatures: 2);
        bench.Bench.RunIntoDeadLoop(async () => await bench.Enter());
        Assert.Contains("QEMU refused the requested SMI features", bench.Bench.DebugText, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterTheDriver_GlobalEnableCannotBeClearedAndTheCommandPortRaisesSmis()
    {
        ControlBench bench = new(hostFeatures: 7);
        uint smiEnable = 0;
        bench.Bench.Run(async () =>
        {
            await bench.Enter();
            IIoLib io = bench.Bench.IoLib;
            await io.IoWrite32(SmiEnable, Q35MchIch9.ICH9_SMI_EN_APMC_EN);
            smiEnable = await io.IoRead32(SmiEnable);
        });
        Assert.Equal(Q35MchIch9.ICH9_SMI_EN_APMC_EN | Q35MchIch9.ICH9_SMI_EN_GBL_SMI_EN, smiEnable);
    }

    [Fact]
    public void MachineWithoutSmm_FirmwareStops()
    {
        ControlBench bench = new(hostFeatures: 7, smm: false);
        bench.Bench.RunIntoDeadLoop(async () => await bench.Enter());
        Assert.Contains("no SMIs that can be enabled", bench.Bench.DebugText, StringComparison.Ordinal);
    }

    [Fact]
    public void PeriodicSmi_DeviceErrorFromTriggerAndInvalidParameterFromClear()
    {
        ControlBench bench = new(hostFeatures: 7);
        EfiStatus trigger = EfiStatus.Aborted;
        EfiStatus clear = EfiStatus.Aborted;
        bench.Bench.Run(async () =>
        {
            await bench.Enter();
            (_, Ptr<EfiSmmControl2Protocol> control2) = await bench.Bench.UefiBootServicesTableLib.LocateProtocol<EfiSmmControl2Protocol>();
            trigger = await control2.Trigger(commandPort: default, dataPort: default, periodic: true, activationInterval: 0);
            clear = await control2.Clear(periodic: true);
        });
        Assert.Equal((EfiStatus.DeviceError, EfiStatus.InvalidParameter), (trigger, clear));
    }

    private sealed class ControlBench
    {
        private readonly SmmControl2DxeModule _module;

        internal ControlBench(ulong hostFeatures, bool smm = true)
        {
            Bench = new SmmControl2Firmware(new ChipsetConfiguration { RamBytes = 512UL << 20, HostSmiFeatures = hostFeatures, Smm = smm });
            _module = Bench.SmmControl2Dxe;
        }

        internal SmmControl2Firmware Bench { get; }

        internal DxeCoreModule DxeCore => Bench.DxeCore;

        internal async FirmwareTask<EfiStatus> Enter()
        {
            IPciLib pci = Bench.PciLib;
            await Bench.HobLib.CreateHobList(EfiBootMode.BootWithFullConfiguration, 0x100000, 0x0FF00000);
            await DxeCore.DxeMain.InitializeServices();
            await pci.PciWrite32(Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_PMBASE), PmBase);
            await pci.PciOr8(Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_ACPI_CNTL), Q35MchIch9.ICH9_ACPI_CNTL_ACPI_EN);
            return await ModuleBench.CallAt(_module.EntryPoint, default);
        }

        internal async FirmwareTask<(ulong Features, ulong Timeout, ulong Timeout2, byte Mode)> Result()
        {
            IPcdLib pcds = Bench.PcdLib;
            return (
                await _module.SmiFeatures.mSmiFeatures,
                await pcds.PcdGet64(Pcd.PcdCpuSmmApSyncTimeout),
                await pcds.PcdGet64(Pcd.PcdCpuSmmApSyncTimeout2),
                await pcds.PcdGet8(Pcd.PcdCpuSmmSyncMode));
        }
    }
}

/// <summary>The driver and the DXE core.</summary>
[Platform("SmmControl2Bench.dsc")]
[Component<SmmControl2DxeModule>]
internal sealed partial class SmmControl2Firmware(ChipsetConfiguration chipset) : ModuleBench(chipset);
