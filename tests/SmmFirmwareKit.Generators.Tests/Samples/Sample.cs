// Declarations that a generator serves, and what the tests of all generators must know about them.
using SmmFirmwareKit.Generators.Structures;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Samples;

/// <summary>One for each generator: <see cref="EveryGenerator_HasItsSample"/>.</summary>
internal abstract class Sample
{
    /// <summary>All of them, in the order of their names.</summary>
    public static Sample[] All { get; } = [.. typeof(Sample).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Sample)))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (Sample)Activator.CreateInstance(type)!)
        .Where(sample => sample.Generator.Assembly == typeof(StructureGenerator).Assembly)];

    public abstract Type Generator { get; }

    /// <summary>Members of a namespace that compile without a warning or an SFK id once the generators ran; one declaration a line at most.</summary>
    public abstract string Source { get; }

    /// <summary>An edit of <see cref="Source"/> that the generated text must follow: what is replaced, and by what.</summary>
    public abstract (string From, string To) Change { get; }

    /// <summary>Names of the generator's tracked steps, all of which <see cref="Change"/> changes.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    public static Sample Of(Type generator) => Assert.Single(All, sample => sample.Generator == generator);
}

public sealed class EveryGenerator_HasItsSample
{
    [Fact]
    public void Generators_AndSamples_AreTheSame() =>
        Assert.Equal(string.Join('\n', InProcess.Generators.Types.Select(type => type.FullName)), string.Join('\n', Sample.All.Select(sample => sample.Generator.FullName).Order(StringComparer.Ordinal)));

    [Fact]
    public void Sample_CompilesWithoutAWarning()
    {
        foreach (Sample sample in Sample.All)
        {
            Assert.NotEmpty(Generated.Files(sample.Source));
            _ = Generated.All(Compile.Tree(sample.Source));
        }
    }
}
