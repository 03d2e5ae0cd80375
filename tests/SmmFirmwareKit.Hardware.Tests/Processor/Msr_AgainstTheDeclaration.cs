// WRMSR and RDMSR of every declared MSR agree with its declaration, over random values.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Msr_AgainstTheDeclaration
{
    // Computed, or with rules beyond their bits (figure 12-26 of the SDM; LMA follows LME).
    private static readonly uint[] s_others = [0x10, 0x34, 0x1B, 0xC0000080];

    private static DeclaredBlock Msrs => DeclaredBlocks.All.Single(block => block.Space == RegisterSpace.Msr);

    public static TheoryData<string> Ordinary => [.. Msrs.Registers.Where(msr => !s_others.Contains(msr.Offset) && msr.PresentIf.Length == 0 && msr.SmmOnly == SmmOnly.No).Select(msr => msr.Name)];

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void RandomWrites_ChangeFieldsOrFault(string name)
    {
        DeclaredRegister msr = Msrs.Registers.Single(msr => string.Equals(msr.Name, name, StringComparison.Ordinal));
        for (int seed = 0; seed < 12; seed++)
        {
            ulong value = Value(msr, seed);
            CpuBench bench = new(async () => await Asm.WriteMsr(msr.Offset, value), cpus: 1);
            bool allowed = ((msr.Reset ^ value) & ~Writable(msr)) == 0;
            if (allowed)
            {
                bench.Run();
            }
            else
            {
                Assert.Contains(name, bench.Faults("SFK7207").Message, StringComparison.Ordinal);
            }

            Assert.True((allowed ? value : msr.Reset) == bench.Machine.Processors[0].Msr(msr.Offset), $"{name}, seed {seed}, value 0x{value:X}");
        }
    }

    [Fact]
    public void LockedMsr_RefusesEveryChange_AndTakesWhatItHolds()
    {
        CpuBench bench = new(
            async () =>
            {
                await Asm.WriteMsr(0x3A, 0x100005);
                await Asm.WriteMsr(0x3A, 0x100005);
                await Asm.WriteMsr(0x3A, 0x000005);
            },
            cpus: 1);
        Assert.Contains("IA32_FEATURE_CONTROL (MSR 0x3A) holds 0x100005 and was written 0x5, which changes a locked register", bench.Faults("SFK7207").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x10u)]
    [InlineData(0x34u)]
    public void ComputedMsr_CannotBeWritten(uint number)
    {
        CpuBench bench = new(async () => await Asm.WriteMsr(number, 0), cpus: 1);
        Assert.Contains("read-only bits", bench.Faults("SFK7207").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void MsrOfAFeature_ExistsWithTheFeature(bool feature, bool exists)
    {
        CpuBench bench = new(async () => await Asm.ReadMsr(0x1F2), cpus: 1, new ProcessorFeatures(Smrr: feature));
        if (exists)
        {
            Assert.Equal(RunOutcome.Quiescent, bench.Run());
        }
        else
        {
            Assert.Contains("does not exist", bench.Faults("SFK7207").Message, StringComparison.Ordinal);
        }
    }

    // A third writable bits only, a third any value of a field's width, a third anything.
    private static ulong Value(DeclaredRegister msr, int seed)
    {
        var random = new Random(seed);
        ulong any = (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1);
        return (seed % 3) switch
        {
            0 => (msr.Reset & ~Writable(msr)) | (any & Writable(msr)),
            1 => msr.Reset ^ (1UL << random.Next(64)),
            _ => any,
        };
    }

    private static ulong Writable(DeclaredRegister msr) => msr.Fields
        .Where(field => field.Access is AccessKind.ReadWrite or AccessKind.WriteOnce)
        .Aggregate(0UL, (bits, field) => bits | field.Mask);
}
