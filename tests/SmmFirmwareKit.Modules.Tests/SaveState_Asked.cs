// EFI_SMM_CPU_PROTOCOL: statuses of reading and writing registers of interrupted processors.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using R = SmmFirmwareKit.Efi.EfiMmSaveStateRegister;

namespace SmmFirmwareKit.Modules.Tests;

public sealed class SaveState_Asked
{
    private const int Slots = 4;

    public static TheoryData<R, ulong, ulong, EfiStatus> Reads() => new()
    {
        { R.Rax, 8, 1, EfiStatus.Success },
        { R.Rax, 4, 1, EfiStatus.Success },
        { R.Rax, 9, 1, EfiStatus.InvalidParameter },
        { R.Rax, 8, 2, EfiStatus.InvalidParameter },
        { R.Rax, 8, Slots, EfiStatus.InvalidParameter },
        { R.LdtInfo, 4, 1, EfiStatus.NotFound },
        { R.Fcw, 4, 1, EfiStatus.NotFound },
        { R.Lma, 1, 1, EfiStatus.Success },
        { R.Lma, 2, 1, EfiStatus.InvalidParameter },
        { R.Io, 24, 1, EfiStatus.NotFound },
        { R.ProcessorId, 8, 1, EfiStatus.Success },
        { R.ProcessorId, 4, 1, EfiStatus.InvalidParameter },
        { R.ProcessorId, 8, 2, EfiStatus.NotFound },
    };

    public static TheoryData<R, ulong, ulong, EfiStatus> Writes() => new()
    {
        { R.Rax, 8, 1, EfiStatus.Success },
        { R.Rax, 9, 1, EfiStatus.InvalidParameter },
        { R.Rax, 8, 2, EfiStatus.InvalidParameter },
        { R.Cr0, 8, 1, EfiStatus.Unsupported },
        { R.LdtInfo, 4, 1, EfiStatus.Unsupported },
        { R.Fcw, 4, 1, EfiStatus.NotFound },
        { R.Lma, 1, 1, EfiStatus.Success },
        { R.Io, 24, 1, EfiStatus.NotFound },
        { R.ProcessorId, 8, 2, EfiStatus.Success },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void ReadSaveState_Status(R register, ulong width, ulong cpu, EfiStatus expected) =>
        Assert.Equal([expected, EfiStatus.InvalidParameter], Run(register, width, cpu, write: false).Statuses());

    [Theory]
    [MemberData(nameof(Writes))]
    public void WriteSaveState_Status(R register, ulong width, ulong cpu, EfiStatus expected) =>
        Assert.Equal([expected, EfiStatus.InvalidParameter], Run(register, width, cpu, write: true).Statuses());

    [Fact]
    public void ProcessorId_IsTheApicId() =>
        Assert.Equal(1UL, Scratch(Run(R.ProcessorId, 8, 1, write: false)));

    [Fact]
    public void Lma_Is64Bit() => Assert.Equal(64UL, Scratch(Run(R.Lma, 1, 1, write: false)));

    [Fact]
    public void RegisterWritten_IsThereWhenTheProcessorLeavesSmm()
    {
        SmmBench bench = new SmmBench(new BenchOptions(2)
        {
            Scenario = async core =>
            {
                Ptr<EfiSmmCpuProtocol> smmCpu = await core.SmmCpu;
                await core.Scratch[0].Set(0x1122_3344_5566_7788);
                await core.Ask(await smmCpu.WriteSaveStatePointer, smmCpu.Address, 8, (ulong)R.Rbx, 1, core.Scratch.Address);
            },
        }).Run();
        Assert.Equal([EfiStatus.Success], bench.Statuses());
        Assert.Equal(0x1122_3344_5566_7788UL, bench.Machine.Processors[1].GeneralRegister((int)GeneralRegister.Rbx));
    }

    // The second call has no buffer.
    private static SmmBench Run(R register, ulong width, ulong cpu, bool write) =>
        new SmmBench(new BenchOptions(2)
        {
            Slots = Slots,
            Scenario = async core =>
            {
                Ptr<EfiSmmCpuProtocol> smmCpu = await core.SmmCpu;
                ulong member = write ? await smmCpu.WriteSaveStatePointer : await smmCpu.ReadSaveStatePointer;
                await core.Ask(member, smmCpu.Address, width, (ulong)register, cpu, core.Scratch.Address);
                await core.Ask(member, smmCpu.Address, width, (ulong)register, cpu, 0);
            },
        }).Run();

    private static ulong Scratch(SmmBench bench) => bench.Read64(bench.Core.Scratch.Address);
}
