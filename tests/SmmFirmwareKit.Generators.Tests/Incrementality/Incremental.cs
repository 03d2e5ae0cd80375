// The checks of incrementality: each says what is wrong with a generator, nothing if it is sound.
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

internal static class Incremental
{
    // Where the compiler hands over: what lies before is its own, and it replaces that at every run.
    private static readonly string[] s_inputs = ["Compilation", "ParseOptions", "AnalyzerConfigOptions", "AdditionalTexts", "MetadataReferences", "compilationAndGroupedNodes_ForAttributeWithMetadataName"];

    /// <summary>Steps that ran for other reasons than <paramref name="edit"/> allows.</summary>
    public static IReadOnlyList<string> WrongReasons(Sample sample, Edit edit)
    {
        CSharpCompilation before = Edit.Before(sample);
        GeneratorDriver driver = Driver(sample).RunGenerators(before).RunGenerators(edit.Of(sample, before));
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        List<string> wrong = [];
        foreach (string step in sample.Steps)
        {
            Judge(step, result.TrackedSteps[step], edit.Specs, edit.Demanded, wrong);
        }

        Judge("output", result.TrackedOutputSteps.SelectMany(steps => steps.Value), edit.Outputs, edit.Demanded, wrong);
        return wrong;
    }

    /// <summary>Objects of the compiler in what any step of the generator, named or not, leaves behind.</summary>
    public static IReadOnlyList<string> CompilersObjects(Sample sample)
    {
        GeneratorRunResult result = Assert.Single(Driver(sample).RunGenerators(Edit.Before(sample)).GetRunResult().Results);
        (IncrementalGeneratorRunStep Step, object Value)[] remembered = [.. BehindOutputs(result).SelectMany(step => step.Outputs, (step, output) => (step, output.Value))];
        Assert.All(sample.Steps, name => Assert.Contains(remembered, one => string.Equals(one.Step.Name, name, StringComparison.Ordinal)));
        return [.. remembered.SelectMany(one => RoslynObjects.In(one.Value), (one, found) => (one.Step.Name ?? "a step") + found).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the compilation before an edit is still alive after it, held by the driver.</summary>
    public static bool KeepsOldCompilation(Sample sample)
    {
        (GeneratorDriver driver, WeakReference old) = RunTwice(sample);
        for (int attempt = 0; attempt < 3 && old.IsAlive; attempt++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        bool kept = old.IsAlive;
        GC.KeepAlive(driver);
        return kept;
    }

    // Apart, so that no local of the caller holds what is to be collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunTwice(Sample sample)
    {
        CSharpCompilation old = Edit.Before(sample);
        GeneratorDriver driver = Driver(sample).RunGenerators(old).RunGenerators(Edit.All[0].Of(sample, old));
        return (driver, new WeakReference(old));
    }

    private static GeneratorDriver Driver(Sample sample) => Compile.Driver(InProcess.Generators.New(sample.Generator));

    private static void Judge(string name, IEnumerable<IncrementalGeneratorRunStep> steps, IncrementalStepRunReason[] allowed, IncrementalStepRunReason? demanded, List<string> wrong)
    {
        IncrementalStepRunReason[] reasons = [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
        wrong.AddRange(reasons.Where(reason => !allowed.Contains(reason)).Distinct().Select(reason => $"{name}: {reason}"));
        if (demanded is { } one && !reasons.Contains(one))
        {
            wrong.Add($"{name}: never {one}");
        }
    }

    // The outputs themselves hold text, which is part of the next compilation; a step that leads to no output never runs.
    private static IEnumerable<IncrementalGeneratorRunStep> BehindOutputs(GeneratorRunResult result)
    {
        HashSet<IncrementalGeneratorRunStep> seen = new(ReferenceEqualityComparer.Instance);
        Stack<IncrementalGeneratorRunStep> left = new(result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(SourcesOf));
        while (left.TryPop(out IncrementalGeneratorRunStep? step))
        {
            if (!s_inputs.Contains(step.Name, StringComparer.Ordinal) && seen.Add(step))
            {
                Array.ForEach([.. SourcesOf(step)], left.Push);
            }
        }

        return seen;
    }

    private static IEnumerable<IncrementalGeneratorRunStep> SourcesOf(IncrementalGeneratorRunStep step) => step.Inputs.Select(input => input.Source);
}
