// A q35 machine on which single modules run: their images lie in RAM, and the test is what the processor does after reset.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg;

namespace SmmFirmwareKit.Platform.Tests.Modules;

internal sealed class ModuleBench
{
    internal const ulong TestImage = 0x00E00000;
    internal const ulong StepLimit = 2_000_000;

    private const int FlashSize = 0x20000;
    private const ulong PcdInitial = 0x00870000;

    private readonly DispatchTable _code = new();
    private readonly TestProgram _program;
    private int _images;

    internal ModuleBench(ChipsetConfiguration? chipset = null)
    {
        FirmwareImage image = NewImage("Test");
        _program = image.Add(new TestProgram());
        byte[] bytes = image.Link(TestImage, _code);
        byte[] flash = new byte[FlashSize];
        bytes.AsSpan((int)(_program.RunAddress - TestImage), CodeCell.Size).CopyTo(flash.AsSpan(FlashSize - CodeCell.Size));
        Machine = new Machine(new MachineConfiguration(chipset ?? new ChipsetConfiguration { RamBytes = 512UL << 20 }, flash, _code));
        BindLibraries();
    }

    internal Machine Machine { get; }

    internal LibraryInstances Libraries { get; } = new();

    internal PcdValues Pcds { get; } = new();

    internal string DebugText => System.Text.Encoding.ASCII.GetString(Machine.Chipset.DebugPort.Text);

    internal FirmwareImage NewImage(string name) => new(name, ++_images);

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
            await Libraries.Get<IPcdLib>().BuildPcdDatabase();
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

    private void BindLibraries()
    {
        Libraries.Bind<IBaseLib>(new BaseLib()).Bind<IIoLib>(new IoLib()).Bind<IBaseMemoryLib>(new BaseMemoryLib()).Bind<ITimerLib>(new AcpiTimerLib());
        Libraries.Bind<ICpuLib>(new BaseCpuLib(Libraries)).Bind<IDebugLib>(new DebugLib(Libraries)).Bind<IPciLib>(new BasePciCf8Lib(Libraries));
        Libraries.Bind<ISynchronizationLib>(new BaseSynchronizationLib(Libraries)).Bind<IHobLib>(new HobLib(Libraries, OvmfMemoryMap.HobList));
        Libraries.Bind<IPcdLib>(new PcdLib(Libraries, OvmfMemoryMap.PcdDatabase, PcdInitial, Pcds));
        Libraries.Bind<IQemuFwCfgLib>(new QemuFwCfgLib(Libraries, OvmfMemoryMap.SecPeiTempRam));
        Libraries.Bind<ILocalApicLib>(new BaseXApicX2ApicLib(Libraries));
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
