// How many accesses a read or write makes: whole structures one, so that a second fetch is a second step; bit-fields one and two.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class CopiesAndAccesses
{
    private const ulong Place = 0x200;
    private const ulong Result = 0x100;

    private static readonly ulong[] s_marks = [0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210, 0x0F1E_2D3C_4B5A_6978];

    private readonly ToyMachine _machine = new();

    [Fact]
    public void WholeStructure_IsReadAndWrittenInOneAccessEach()
    {
        Fill();
        Assert.Equal([(StepKind.BlockRead, Place), (StepKind.BlockWrite, Place + 0x100)], Steps(CopyOf<ManyShapes>));
        AssertCopied(ManyShapes.SizeOf);
    }

    [Fact]
    public void WholeUnion_IsReadAndWrittenInOneAccessEach()
    {
        Fill();
        Assert.Equal([(StepKind.BlockRead, Place), (StepKind.BlockWrite, Place + 0x100)], Steps(CopyOf<ExampleRegister>));
        AssertCopied(ExampleRegister.SizeOf);
    }

    [Fact]
    public void StructureOfEightBytes_IsReadAndWrittenAsOneWord()
    {
        Fill();
        Assert.Equal([(StepKind.MemoryRead, Place), (StepKind.MemoryWrite, Place + 0x100)], Steps(CopyOf<ExampleBits>));
        AssertCopied(ExampleBits.SizeOf);
    }

    [Fact]
    public void WholeUnion_BringsEveryMember()
    {
        Fill();
        (ulong word, ulong address) = (0, 0);
        Steps(async () =>
        {
            ExampleRegister register = await new Ptr<ExampleRegister>(Place).Value;
            (word, address) = (register.Uint64, register.Packed.Address64);
            return 0;
        });
        Assert.Equal(_machine.Memory.Read(Place, 8), word);
        Assert.Equal(_machine.Memory.Read(Place + 1, 8), address);
    }

    [Fact]
    public void DoubleFetch_IsTwoAccessesWithAPlaceForAnAttackerBetween()
    {
        Assert.Equal(
            [(StepKind.MemoryRead, Place), (StepKind.MemoryRead, Place)],
            Steps(async () => await new Ptr<ManyShapes>(Place).Kind + (ulong)await new Ptr<ManyShapes>(Place).Kind));
    }

    [Fact]
    public void BitField_IsReadWithItsUnit()
    {
        _machine.Memory.Write(Place, 4, 0x00B2_0009);
        ulong port = 0;
        Assert.Equal([(StepKind.MemoryRead, Place)], Steps(async () => port = await new Ptr<ExampleBits>(Place).Port));
        Assert.Equal(0xB2UL, port);
    }

    [Fact]
    public void BitField_IsWrittenByReadingAndWritingItsUnit()
    {
        _machine.Memory.Write(Place, 4, 0x00B2_0009);
        Assert.Equal([(StepKind.MemoryRead, Place), (StepKind.MemoryWrite, Place)], Steps(() => SetLength(6)));
        Assert.Equal(0x00B2_000DUL, _machine.Memory.Read(Place, 4));
    }

    [Fact]
    public void TwoProcessorsThatSetBitsOfOneUnit_LoseAnUpdateInSomeOrder()
    {
        // Each reads the unit, then each writes it: the first one's flag is gone.
        ToyMachine machine = new(new RoundRobin(1));
        machine.Add("Flag", _ => SetFlag());
        machine.Add("Length", _ => SetLength(7));
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        Assert.Equal(0xEUL, machine.Memory.Read(Place, 4));
    }

    [Fact]
    public void PointerInACircle_IsReadTyped()
    {
        _machine.Memory.Write(Place, 8, Result);
        _machine.Memory.Write(Result + CircleBack.OffsetOf.Mark, 4, 0x1234);
        ulong mark = 0;
        Steps(async () =>
        {
            Ptr<CircleBack> back = await new Ptr<Circle>(Place).Back;
            mark = await back.Mark;
            return 0;
        });
        Assert.Equal(0x1234UL, mark);
    }

    private static async FirmwareTask<ulong> CopyOf<T>()
        where T : unmanaged
    {
        T value = await new Ptr<T>(Place).Value;
        await new Ptr<T>(Place + 0x100).Value.Set(value);
        return 0;
    }

    private static async FirmwareTask<ulong> SetLength(uint length)
    {
        await new Ptr<ExampleBits>(Place).Length.Set(length);
        return 0;
    }

    private static async FirmwareTask<ulong> SetFlag()
    {
        await new Ptr<ExampleBits>(Place).Flag.Set(1);
        return 0;
    }

    private void Fill()
    {
        for (ulong index = 0; index < 0x80; index += 8)
        {
            _machine.Memory.Write(Place + index, 8, s_marks[index / 8 % 3] + index);
        }
    }

    private void AssertCopied(int size) =>
        Assert.Equal(_machine.Memory.Bytes.Slice((int)Place, size).ToArray(), _machine.Memory.Bytes.Slice((int)Place + 0x100, size).ToArray());

    private (StepKind Kind, ulong Address)[] Steps(Func<FirmwareTask<ulong>> program)
    {
        TraceList trace = new();
        _machine.Scheduler.Trace = trace;
        _machine.Add("CPU", _ => program());
        _machine.Scheduler.Run();
        return [.. trace.Steps.Where(record => record.Kind is not StepKind.Fetch).Select(record => (record.Kind, record.Address))];
    }
}
