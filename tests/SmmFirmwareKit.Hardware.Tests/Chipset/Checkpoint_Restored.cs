// A checkpoint covers every device: what follows it is the same however often it is taken back.
namespace SmmFirmwareKit.Hardware.Tests.Chipset;

public sealed class Checkpoint_Restored
{
    private const int Operations = 1500;

    private static readonly ChipsetConfiguration s_configuration = new() { Topology = new CpuTopology(2, 1, 3, 2), BootCpus = 2 };

    public static TheoryData<ulong> Seeds() => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Continuation_IsTheSame(ulong seed)
    {
        Board board = new Board(s_configuration).WithPowerManagement();
        var random = new RandomAccesses(seed);
        random.Run(board, Operations);
        var checkpoint = board.Journal.Take();
        byte[] memory = board.Memory.ToArray();
        ulong time = board.Time;
        var continuation = random;
        string first = continuation.Run(board, Operations);
        board.Journal.Restore(checkpoint);
        memory.CopyTo(board.Memory);
        board.Time = time;
        continuation = random;
        string second = continuation.Run(board, Operations);
        Assert.True(string.Equals(first, second, StringComparison.Ordinal), $"seed {seed}: the second continuation differs at {Difference(first, second)}");
        Assert.Contains("raise", first, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void EveryOperation_IsTakenBackAlone(ulong seed)
    {
        Board board = new Board(s_configuration).WithPowerManagement();
        var random = new RandomAccesses(seed);
        for (int i = 0; i < Operations; i++)
        {
            byte[] before = State(board);
            var checkpoint = board.Journal.Take();
            var again = random;
            string answer = random.Next(board);
            byte[] after = State(board);
            board.Journal.Restore(checkpoint);
            Assert.True(before.AsSpan().SequenceEqual(State(board)), $"seed {seed}, operation {i} ({answer}): something changed without being journalled");
            again.Next(board);
            Assert.True(after.AsSpan().SequenceEqual(State(board)), $"seed {seed}, operation {i} ({answer}): the operation does something else the second time");
            board.Journal.Release(checkpoint);
        }
    }

    private static byte[] State(Board board)
    {
        var state = new byte[board.Chipset.Devices.Sum(device => device.StateSize)];
        Span<byte> rest = state;
        foreach (Device device in board.Chipset.Devices)
        {
            device.Save(rest[..device.StateSize]);
            rest = rest[device.StateSize..];
        }

        return state;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnotherChipset_LoadedWithTheState_GoesOnTheSame(ulong seed)
    {
        Board original = new Board(s_configuration).WithPowerManagement();
        var random = new RandomAccesses(seed);
        random.Run(original, Operations);
        var copy = new Board(s_configuration);
        CopyState(original, copy);
        var again = random;
        string expected = random.Run(original, Operations);
        string actual = again.Run(copy, Operations);
        Assert.True(string.Equals(expected, actual, StringComparison.Ordinal), $"seed {seed}: the copy differs at {Difference(expected, actual)}");
    }

    [Fact]
    public void EveryDevice_HasTheSizeItSays()
    {
        var board = new Board(s_configuration);
        foreach (Device device in board.Chipset.Devices)
        {
            var exact = new byte[device.StateSize];
            device.Save(exact);
            device.Load(exact);
            Assert.ThrowsAny<ArgumentException>(() => SaveShort(device));
        }
    }

    private static void SaveShort(Device device)
    {
        try
        {
            device.Save(new byte[device.StateSize - 1]);
        }
        catch (IndexOutOfRangeException e)
        {
            throw new ArgumentException(e.Message, nameof(device), e);
        }
    }

    private static void CopyState(Board from, Board to)
    {
        to.Time = from.Time;
        from.Memory.CopyTo(to.Memory);
        for (int i = 0; i < from.Chipset.Devices.Count; i++)
        {
            var state = new byte[from.Chipset.Devices[i].StateSize];
            from.Chipset.Devices[i].Save(state);
            to.Chipset.Devices[i].Load(state);
        }
    }

    private static string Difference(string first, string second)
    {
        int at = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{at}: '{Around(first, at)}' and '{Around(second, at)}'";
    }

    private static string Around(string text, int at) => text.Substring(Math.Min(at, text.Length), Math.Min(60, text.Length - Math.Min(at, text.Length)));
}
