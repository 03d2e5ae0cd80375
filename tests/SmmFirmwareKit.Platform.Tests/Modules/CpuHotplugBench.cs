// CpuHotplugSmm alone, with a register block and CPU services that a test scripts.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;
using SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;
using SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

namespace SmmFirmwareKit.Platform.Tests.Modules;

internal sealed class CpuHotplugBench
{
    internal const uint Slots = 4;
    internal const ulong PluggedIds = 0x00300000;
    internal const ulong PluggedCount = 0x00300100;
    internal const ulong UnplugIds = 0x00300200;
    internal const ulong UnplugSelectors = 0x00300300;
    internal const ulong UnplugCount = 0x00300400;

    private const ulong PlugData = 0x00301000;
    private const ulong ApicIds = 0x00301100;
    private const ulong SmBases = 0x00301200;

    internal CpuHotplugFirmware Bench { get; } = new();

    internal CpuHotplugSmmModule Module => Bench.CpuHotplugSmm;

    internal HotplugScript Script => Bench.Script;

    internal Ptr<ulong> SlotApicIds => new(ApicIds);

    internal Ptr<FirstSmiHandlerContext> Context => new(SmramLayout.SMM_DEFAULT_SMBASE);

    /// <summary>Runs a body with the driver's globals set, the boot CPU in slot 0 and the gate shut.</summary>
    internal void Run(Func<FirmwareTask> body) => Bench.Run(async () =>
    {
        Ptr<CpuHotPlugData> data = new(PlugData);
        await data.Revision.Set(CpuHotPlugData.Revision1);
        await data.ArrayLength.Set(Slots);
        await data.ApicId.Set(SlotApicIds);
        await data.SmBase.Set(new Ptr<ulong>(SmBases));
        for (uint slot = 0; slot < Slots; slot++)
        {
            await SlotApicIds[slot].Set(slot == 0 ? 0 : ApicId.InvalidApicId);
            await new Ptr<ulong>(SmBases)[slot].Set(0x1F000000 + (slot * 0x2000));
        }

        await Script.Initialize(data);
        await Module.Smbase.SmbaseInstallFirstSmiHandler();
        await body();
    });

    internal FirmwareTask<EfiStatus> Collect(uint possible, uint capacity) => Module.QemuCpuhp.QemuCpuhpCollectApicIds(
        possible, capacity, new(PluggedIds), new(PluggedCount), new(UnplugIds), new(UnplugSelectors), new(UnplugCount));

    internal async FirmwareTask Plugged(uint index, uint apicId) => await new Ptr<uint>(PluggedIds)[index].Set(apicId);
}

/// <summary>The driver and the two cores it calls.</summary>
[Platform("CpuHotplugBench.dsc")]
[LibraryClass<IMmServicesTableLib, PiSmmCoreSmmServicesTableLib>]
[LibraryClass<ISmmServicesTableLib, PiSmmCoreSmmServicesTableLib>]
[LibraryClass<SmmMemLib, SmmMemLib>(Component = typeof(PiSmmCoreModule))]
[Component<PiSmmCoreModule>]
[Component<CpuHotplugSmmModule>]
internal sealed partial class CpuHotplugFirmware : ModuleBench
{
    internal HotplugScript Script { get; private set; } = null!;

    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride)
    {
        if (module is CpuHotplugSmmModule hotplug)
        {
            Script = image.Add(new HotplugScript(hotplug));
        }

        base.Place(image, module, moduleType, ruleOverride);
    }
}

/// <summary>Stands for EFI_MM_CPU_IO_PROTOCOL: a hot-plug block whose status bits are plain bytes in RAM.</summary>
internal sealed partial class HotplugScript(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    private const ulong Io = 0x00302000;
    private const ulong Selected = 0x00302100;
    private const ulong Command = 0x00302108;

    /// <summary>Status byte of each selector.</summary>
    internal static Ptr<byte> Status => new(0x00302200);

    /// <summary>APIC id of a selector.</summary>
    internal static uint ApicIdOf(uint selector) => 0x100 + selector;

    internal async FirmwareTask Initialize(Ptr<CpuHotPlugData> data)
    {
        Ptr<EfiMmCpuIoProtocol> io = new(Io);
        await Fill(io.Io);
        await mMmCpuIo.Set(io);
        await mCpuHotPlugData.Set(data);
        await mPostSmmPenAddress.Set(0x9F000);
    }

    [EntryPoint(Ordinal = 0)]
    [Implements<IEfiMmIoAccess>]
    public async FirmwareTask<EfiStatus> Read(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        ulong selected = await new Field<uint>(Selected);
        bool archId = await new Field<byte>(Command) == QemuCpuHotplug.QEMU_CPUHP_CMD_GET_ARCH_ID;
        uint data = archId ? ApicIdOf((uint)selected) : (uint)selected;
        uint value = address - Q35MchIch9.ICH9_CPU_HOTPLUG_BASE == QemuCpuHotplug.QEMU_CPUHP_R_CPU_STAT ? await Status[selected] : data;
        await new Field<uint>(buffer).Set(value);
        return EfiStatus.Success;
    }

    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiMmIoAccess>]
    public async FirmwareTask<EfiStatus> Write(Ptr<EfiMmCpuIoProtocol> @this, EfiMmIoWidth width, ulong address, ulong count, ulong buffer)
    {
        uint value = await new Field<uint>(buffer);
        if (address == Q35MchIch9.ICH9_CPU_HOTPLUG_BASE)
        {
            await new Field<uint>(Selected).Set(value);
            return EfiStatus.Success;
        }

        await new Field<byte>(Command).Set((byte)value);
        if ((byte)value == QemuCpuHotplug.QEMU_CPUHP_CMD_GET_PENDING)
        {
            await SelectPending();
        }

        return EfiStatus.Success;
    }

    private static async FirmwareTask SelectPending()
    {
        uint start = await new Field<uint>(Selected);
        for (uint step = 0; step < CpuHotplugBench.Slots; step++)
        {
            uint selector = (start + step) % CpuHotplugBench.Slots;
            if ((await Status[selector] & ~QemuCpuHotplug.QEMU_CPUHP_STAT_ENABLED) != 0)
            {
                await new Field<uint>(Selected).Set(selector);
                return;
            }
        }
    }
}
