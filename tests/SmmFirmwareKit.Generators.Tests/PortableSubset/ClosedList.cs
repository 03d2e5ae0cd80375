// The list is closed: every kind of operation is decided, and what nobody decided is refused.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators.Tests.PortableSubset;

public sealed class ClosedList
{
    // Kinds that Roslyn declares and no longer produces.
    private static readonly string[] s_obsolete = ["CollectionElementInitializer"];

    public static TheoryData<OperationKind> Kinds() => [.. Enum.GetValues<OperationKind>().Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_IsOnExactlyOneList(OperationKind kind)
    {
        int allowed = PortableConstructs.Rows.Count(row => row.Kinds.Contains(kind));
        int refused = RefusedConstructs.Rows.Count(row => row.Kinds.Contains(kind));
        int expected = s_obsolete.Contains(kind.ToString(), StringComparer.Ordinal) ? 0 : 1;
        Assert.True(allowed + refused == expected, $"{kind} is allowed {allowed} times and refused {refused} times");
        Assert.Equal(allowed == 0, RefusedConstructs.For(kind) is not null);
    }

    [Fact]
    public void KindThatNobodyDecided_IsRefused()
    {
        OperationKind unknown = Enum.GetValues<OperationKind>().Max() + 1;
        Assert.False(PortableConstructs.Allows(unknown));
        RefusedConstruct refused = RefusedConstructs.For(unknown)!;
        Assert.Equal("SFK3001", refused.Rule.Id);
        Assert.Equal($"'{unknown}'", refused.What);
    }

    [Fact]
    public void Refusal_SaysWhatToWriteInstead() =>
        Assert.All(RefusedConstructs.Rows.Concat(RefusedShapes.Rows), row => Assert.True(row.Instead.Length > 5, row.What));
}
