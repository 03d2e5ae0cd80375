// The table from the identity in a code cell to the function that runs.
namespace SmmFirmwareKit.Execution.Tests;

public sealed class DispatchTableTests
{
    private readonly DispatchTable _table = new();

    [Fact]
    public void TwoFunctionsOfOneIdentityInAnImage_AreRefused()
    {
        _table.Add(1, new Functions("First", 0x1111, 0x2222));
        ExecutionException refused = Assert.Throws<ExecutionException>(() => _table.Add(1, new Functions("Second", 0x3333, 0x2222)));
        Assert.Equal("SFK8004", refused.Id);
        Assert.Contains("First.1 and Second.1 have the same identity", refused.Message, StringComparison.Ordinal);
    }

    // A library linked into two images has one copy of its functions in each.
    [Fact]
    public void OneIdentityInTwoImages_NamesTwoFunctions()
    {
        _table.Add(1, new Functions("First", 0x1111));
        _table.Add(2, new Functions("Second", 0x1111));
        Assert.Equal("First.0", NameOf(1, 0x1111));
        Assert.Equal("Second.0", NameOf(2, 0x1111));
    }

    [Fact]
    public void MissingOrdinal_IsNoFunction()
    {
        _table.Add(0, new Functions("Part", 0x1111, 0, 0, 0x4444));
        Assert.Equal(-1, _table.Find(0, 0));
        Assert.Equal("Part.3", NameOf(0, 0x4444));
    }

    [Fact]
    public void IdentityOfNoFunction_IsNotFound()
    {
        _table.Add(1, new Functions("Part", 0x1111));
        Assert.Equal(-1, _table.Find(1, 0x1112));
        Assert.Equal(-1, _table.Find(2, 0x1111));
    }

    // Identities that all start at one place of the table, and more of them than it has room for at first.
    [Fact]
    public void ManyFunctions_AreAllFoundAndRun()
    {
        ulong[] identities = [.. Enumerable.Range(1, 300).Select(number => (ulong)number << 40)];
        _table.Add(0, new Functions("Part", identities));
        for (int ordinal = 0; ordinal < identities.Length; ordinal++)
        {
            int slot = _table.Find(0, identities[ordinal]);
            Assert.Equal((ulong)ordinal + 7, ResultOf(_table.Invoke(slot, CallArguments.Of(7))));
        }
    }

    [Fact]
    public void FromBytesToTheFunction_AllocatesNothing()
    {
        _table.Add(3, new Functions("Part", 0x1111, 0x2222));
        byte[] cell = new byte[CodeCell.Size];
        CodeCell.Encode(3, 0x2222, cell);
        Assert.Equal(8UL, Run(cell));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ulong sum = 0;
        for (int call = 0; call < 1000; call++)
        {
            sum += Run(cell);
        }

        Assert.Equal((8000UL, 0L), (sum, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    private ulong Run(ReadOnlySpan<byte> cell)
    {
        Assert.True(CodeCell.TryDecode(cell, out int image, out ulong identity));
        return ResultOf(_table.Invoke(_table.Find(image, identity), CallArguments.Of(7)));
    }

    private static ulong ResultOf(FirmwareTask<ulong> task) => task.GetAwaiter().GetResult();

    private string NameOf(int image, ulong identity) => _table.NameOf(_table.Find(image, identity));

    private sealed class Functions(string name, params ulong[] identities) : IDispatchTarget
    {
        public ReadOnlySpan<ulong> EntryIdentities => identities;

        public string EntryName(int ordinal) => FormattableString.Invariant($"{name}.{ordinal}");

        public FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments) =>
            FirmwareTask<ulong>.FromResult((ulong)ordinal + arguments[0]);
    }
}
