// One of the MmSaveStateLib instances on a machine where a test has written the save state of CPU 1.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.MdePkg;

namespace SmmFirmwareKit.Modules.Tests.SaveStates;

/// <summary>A call of the library.</summary>
internal readonly record struct Request(bool Write, EfiMmSaveStateRegister Register, ulong Width)
{
    public static Request Read(EfiMmSaveStateRegister register, ulong width) => new(Write: false, register, width);

    public static Request ToWrite(EfiMmSaveStateRegister register, ulong width) => new(Write: true, register, width);
}

/// <summary>What it did: the caller's buffer and the map afterwards.</summary>
internal sealed record Answer(EfiStatus Status, byte[] Buffer, byte[] Map);

internal static class SaveStateBench
{
    public const int BufferSize = 0x20;
    public const int MapSize = 0x400;

    private const ulong Image = 0x0020_0000;
    private const ulong Mmst = 0x0100_0000;
    private const ulong MmstPointer = 0x0100_1000;
    private const ulong CpuSaveState = 0x0100_2000;
    private const ulong Map = 0x0100_3C00;
    private const ulong Buffer = 0x0100_4000;
    private const ulong StepLimit = 100_000;

    /// <summary>Asks for one register of CPU 1; the save state of CPU 0 is at NULL.</summary>
    public static Answer Ask(SaveStateFormat format, byte[] map, Request request, byte[] buffer)
    {
        FirmwareImage image = new("SaveState", 1);
        SaveStateProgram program = image.Add(new SaveStateProgram(format, request));
        DispatchTable code = new();
        byte[] bytes = image.Link(Image, code);
        byte[] flash = new byte[1 << 17];
        bytes.AsSpan((int)(program.RunAddress - Image), CodeCell.Size).CopyTo(flash.AsSpan(flash.Length - CodeCell.Size));
        Machine machine = new(new MachineConfiguration(new ChipsetConfiguration { RamBytes = 64UL << 20 }, flash, code));
        machine.Ram.Write(Image, bytes);
        machine.Ram.Write(MmstPointer, BitConverter.GetBytes(Mmst));
        machine.Ram.Write(new Ptr<EfiSmmSystemTable2>(Mmst).CpuSaveState.Address, BitConverter.GetBytes(CpuSaveState));
        machine.Ram.Write(CpuSaveState + 8, BitConverter.GetBytes(Map));
        machine.Ram.Write(Map, map);
        machine.Ram.Write(Buffer, buffer);
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run(StepLimit));
        return new(
            program.Status ?? throw new InvalidOperationException("the library did not return"),
            machine.Ram.Read(Buffer)[..BufferSize].ToArray(),
            machine.Ram.Read(Map)[..MapSize].ToArray());
    }

    /// <summary>What a processor runs after reset: the call, then HLT.</summary>
    internal static async FirmwareTask<EfiStatus> Call(SaveStateFormat format, Request request)
    {
        await format.LoadCpuid();
        IMmSaveStateLib library = format.New(CpuidInRegisters.New(), new BaseMemoryLib(), MmstAt.New(MmstPointer));
        return request.Write
            ? await library.MmSaveStateWriteRegister(new CpuIndex(1), request.Register, request.Width, Buffer)
            : await library.MmSaveStateReadRegister(new CpuIndex(1), request.Register, request.Width, Buffer);
    }
}

internal sealed partial class SaveStateProgram(SaveStateFormat format, Request request) : ImagePart
{
    internal EfiStatus? Status { get; private set; }

    [EntryPoint]
    public async FirmwareTask Run()
    {
        Status = await SaveStateBench.Call(format, request);
        while (true)
        {
            await new WaitStep(StepKind.Halt);
        }
    }
}
