// The undo log by itself: nesting, what a checkpoint that is gone says, and parts that change late or hold nothing.
namespace SmmFirmwareKit.Execution.Tests;

public class JournalTests
{
    [Fact]
    public void OlderCheckpointRestored_MakesTheLaterOnesStale()
    {
        Journal journal = new();
        Cell cell = new(journal);
        Checkpoint older = journal.Take();
        cell.Value = 1;
        Checkpoint later = journal.Take();
        cell.Value = 2;
        journal.Restore(older);

        RequireStale(() => journal.Restore(later));
        RequireStale(() => journal.Release(later));
        cell.Value = 3;
        Checkpoint again = journal.Take();
        RequireStale(() => journal.Restore(later));
        cell.Value = 4;
        journal.Restore(again);
        Assert.Equal(3, cell.Value);
        journal.Restore(older);
        Assert.Equal(0, cell.Value);
    }

    [Fact]
    public void ReleasedOrForeignOrEmptyCheckpoint_IsRefused()
    {
        Journal journal = new();
        Checkpoint released = journal.Take();
        journal.Release(released);
        RequireStale(() => journal.Restore(released));
        RequireStale(() => journal.Restore(default));

        Journal other = new();
        Checkpoint foreign = other.Take();
        journal.Take();
        RequireStale(() => journal.Restore(foreign));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(64)]
    public void PageWritesOfEveryWidth_AreUndoneInReverseOrder(int width)
    {
        Journal journal = new();
        byte[] page = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[] before = [.. page];
        Checkpoint checkpoint = journal.Take();
        for (int offset = 0; offset + width <= page.Length; offset += Math.Max(1, width / 2))
        {
            journal.Touch(page, offset, width);
            page.AsSpan(offset, width).Fill((byte)~offset);
        }

        Assert.NotEqual(before, page);
        journal.Restore(checkpoint);
        Assert.Equal(before, page);
    }

    [Fact]
    public void InnerCheckpointReleased_OuterStillRestores()
    {
        Journal journal = new();
        Cell early = new(journal);
        Cell late = new(journal);
        byte[] page = new byte[8];
        Checkpoint outer = journal.Take();
        early.Value = 1;
        Checkpoint inner = journal.Take();
        early.Value = 2;
        late.Value = 2;
        journal.Touch(page, 3, 2);
        page[3] = 9;
        journal.Release(inner);
        late.Value = 3;
        early.Value = 3;
        journal.Restore(outer);
        Assert.Equal((0, 0, 0), (early.Value, late.Value, page[3]));
    }

    [Fact]
    public void CheckpointRestoredManyTimes_StaysValid()
    {
        Journal journal = new();
        Cell cell = new(journal) { Value = 5 };
        Checkpoint checkpoint = journal.Take();
        for (int i = 0; i < 1000; i++)
        {
            cell.Value = i;
            journal.Restore(checkpoint);
            Assert.Equal(5, cell.Value);
        }
    }

    [Fact]
    public void PartsOfNoBytesAndEmptyWrites_AreRestoredToo()
    {
        Journal journal = new();
        Nothing nothing = new();
        Checkpoint checkpoint = journal.Take();
        journal.Touch(nothing);
        journal.Touch(new byte[1], 1, 0);
        journal.Restore(checkpoint);
        Assert.Equal(1, nothing.Loads);
    }

    [Fact]
    public void WithoutACheckpoint_NothingIsRecorded()
    {
        Journal journal = new();
        Cell cell = new(journal) { Value = 1 };
        Assert.False(journal.IsRecording);
        Assert.Equal(0, cell.Saves);
        journal.Take();
        cell.Value = 2;
        cell.Value = 3;
        Assert.Equal(1, cell.Saves);
    }

    [Fact]
    public void AgentAddedWhileACheckpointIsHeld_IsRefused()
    {
        ToyMachine machine = new();
        machine.Journal.Take();
        Assert.Equal("SFK8012", Assert.Throws<ExecutionException>(() => machine.Add("late")).Id);
    }

    [Fact]
    public void CheckpointInTheMiddleOfAStep_IsRefused()
    {
        ToyMachine machine = new();
        machine.Add("A", async _ =>
        {
            await ToyStep.Read<byte>(0);
            machine.Journal.Take();
            return 0;
        });
        Assert.Equal("SFK8011", Assert.Throws<FirmwareFault>(() => machine.Scheduler.Run()).Id);
    }

    private static void RequireStale(Action action) =>
        Assert.Equal("SFK8001", Assert.Throws<ExecutionException>(action).Id);

    private sealed class Cell(Journal journal) : Checkpointed
    {
        private int _value;

        public int Value
        {
            get => _value;
            set
            {
                journal.Touch(this);
                _value = value;
            }
        }

        public int Saves { get; private set; }

        public override int StateSize => sizeof(int);

        public override void Save(Span<byte> destination)
        {
            Saves++;
            BitConverter.TryWriteBytes(destination, _value);
        }

        public override void Load(ReadOnlySpan<byte> source) => _value = BitConverter.ToInt32(source);
    }

    private sealed class Nothing : Checkpointed
    {
        public int Loads { get; private set; }

        public override int StateSize => 0;

        public override void Save(Span<byte> destination)
        {
        }

        public override void Load(ReadOnlySpan<byte> source) => Loads++;
    }
}
