// A q35 machine on which single modules run: their images lie in RAM, and the test is what the processor does after reset.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformBootManagerLib;
using SmmFirmwareKit.Modules.UefiCpuPkg;

namespace SmmFirmwareKit.Platform.Tests.Modules;

/// <summary>Derive from it to put modules on the bench: their images are loaded one after the other.</summary>
[Platform("ModuleBench.dsc")]
[LibraryClass<IBaseLib, BaseLib>]
[LibraryClass<IBaseMemoryLib, BaseMemoryLib>]
[LibraryClass<ICpuLib, BaseCpuLib>]
[LibraryClass<IDebugLib, DebugLib>(nameof(DebugPrintErrorLevel))]
[LibraryClass<IHobLib, HobLib>(nameof(HobList))]
[LibraryClass<IIoLib, IoLib>]
[LibraryClass<ILocalApicLib, BaseXApicX2ApicLib>]
[LibraryClass<IPcdLib, PcdLib>(nameof(PcdDatabase), nameof(PcdInitial), nameof(Pcds))]
[LibraryClass<IPciLib, BasePciCf8Lib>]
[LibraryClass<IQemuFwCfgLib, QemuFwCfgLib>(nameof(FwCfgDmaAccess))]
[LibraryClass<ISynchronizationLib, BaseSynchronizationLib>]
[LibraryClass<ITimerLib, AcpiTimerLib>]
[LibraryClass<IUefiBootServicesTableLib, UefiBootServicesTableLib>]
[LibraryClass<BdsPlatform, BdsPlatform>(For = ModuleTypes.DxeCore)]
[LibraryClasses(typeof(IHobLib), typeof(IIoLib), typeof(IPcdLib), typeof(IPciLib), typeof(IUefiBootServicesTableLib))]
[Component<DxeCoreModule>]
internal partial class ModuleBench : FirmwarePlatform
{
    internal const ulong TestImage = 0x00E00000;
    internal const ulong StepLimit = 2_000_000;

    protected const ulong HobList = OvmfMemoryMap.HobList;
    protected const ulong PcdDatabase = OvmfMemoryMap.PcdDatabase;
    protected const ulong PcdInitial = 0x00870000;
    protected const ulong FwCfgDmaAccess = OvmfMemoryMap.SecPeiTempRam;
    protected const uint DebugPrintErrorLevel = 0;

    private const int FlashSize = 0x20000;

    private readonly DispatchTable _code = new();
    private readonly TestProgram _program;
    private ulong _next = 0x01000000;

    internal ModuleBench(ChipsetConfiguration? chipset = null)
    {
        FirmwareImage image = NewImage("Test");
        _program = image.Add(new TestProgram());
        byte[] bytes = image.Link(TestImage, _code);
        byte[] flash = new byte[FlashSize];
        bytes.AsSpan((int)(_program.RunAddress - TestImage), CodeCell.Size).CopyTo(flash.AsSpan(FlashSize - CodeCell.Size));
        Machine = new Machine(new MachineConfiguration(chipset ?? new ChipsetConfiguration { RamBytes = 512UL << 20 }, flash, _code));
#pragma warning disable MA0056 // the composition uses constants and what is set above: nothing a derived constructor would set later
        Compose();
#pragma warning restore MA0056
    }

    internal Machine Machine { get; }

    internal PcdValues Pcds { get; } = new();

    internal string DebugText => System.Text.Encoding.ASCII.GetString(Machine.Chipset.DebugPort.Text);

    /// <summary>An image with one part, in RAM.</summary>
    internal TPart AddPart<TPart>(string name, TPart part, ulong address)
        where TPart : ImagePart
    {
        FirmwareImage image = NewImage(name);
        image.Add(part);
        Load(image, address);
        return part;
    }

    /// <summary>Links an image and puts it into RAM.</summary>
    internal void Load(FirmwareImage image, ulong address)
    {
        byte[] bytes = image.Link(address, _code);
        for (int offset = 0; offset < bytes.Length; offset += PhysicalMemory.PageSize)
        {
            Machine.Ram.Write(address + (ulong)offset, bytes.AsSpan(offset, Math.Min(PhysicalMemory.PageSize, bytes.Length - offset)));
        }
    }

    /// <summary>Runs a body on the bootstrap processor to its end.</summary>
    internal void Run(Func<FirmwareTask> body)
    {
        Assert.Equal(RunOutcome.Quiescent, Start(body));
        Assert.True(_program.HasFinished, $"the body did not reach its end; debug port: {DebugText}");
    }

    /// <summary>Runs a body that ends in CpuDeadLoop.</summary>
    internal void RunIntoDeadLoop(Func<FirmwareTask> body)
    {
        Start(body);
        Assert.False(_program.HasFinished, "the body came back");
    }

    internal static async FirmwareTask<EfiStatus> CallAt(ulong address, CallArguments arguments) =>
        (EfiStatus)await Agent.Current.Call(address, arguments);

    private RunOutcome Start(Func<FirmwareTask> body)
    {
        _program.Body = async () =>
        {
            await PcdLib.BuildPcdDatabase();
            await body();
        };
        WritePcds();
        return Machine.Scheduler.Run(StepLimit);
    }

    private void WritePcds()
    {
        byte[] database = Pcds.ToDatabase();
        Machine.Ram.Write(PcdInitial, database);
    }

    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride)
    {
        Load(image, _next);
        _next += 0x00100000;
    }
}

/// <summary>What the processor runs after reset.</summary>
internal sealed partial class TestProgram : ImagePart
{
    internal Func<FirmwareTask> Body { get; set; } = () => FirmwareTask.Completed;

    internal bool HasFinished { get; private set; }

    [EntryPoint]
    public async FirmwareTask Run()
    {
        await Body();
        HasFinished = true;
        while (true)
        {
            await new WaitStep(StepKind.Halt);
        }
    }
}
