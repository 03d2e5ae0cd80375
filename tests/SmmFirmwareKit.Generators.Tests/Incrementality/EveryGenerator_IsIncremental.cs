// Every generator redoes after an edit only what the edit changed, and keeps nothing of the compiler's between edits.
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class EveryGenerator_IsIncremental
{
    public static TheoryData<string, string> Edits
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (Sample sample in Sample.All)
            {
                foreach (Edit edit in Edit.All)
                {
                    cases.Add(sample.Generator.Name, edit.Name);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> Names => [.. Sample.All.Select(sample => sample.Generator.Name)];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_RunsNoStepWithoutNeed(string generator, string edit) =>
        Assert.Empty(Incremental.WrongReasons(Of(generator), Edit.All.Single(known => string.Equals(known.Name, edit, StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Names))]
    public void TrackedValues_HoldNoObjectOfTheCompiler(string generator) => Assert.Empty(Incremental.CompilersObjects(Of(generator)));

    [Theory]
    [MemberData(nameof(Names))]
    public void OldCompilation_IsCollected(string generator) =>
        Assert.False(Incremental.KeepsOldCompilation(Of(generator)), "the compilation before an edit is alive as long as the driver");

    private static Sample Of(string generator) => Sample.All.Single(sample => string.Equals(sample.Generator.Name, generator, StringComparison.Ordinal));
}
