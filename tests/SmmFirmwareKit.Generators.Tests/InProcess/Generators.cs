// The generators and analyzers under test: all that the assembly has, so that a new one cannot be forgotten.
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Composition;
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.PortableSubset;
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class Generators
{
    public static Type[] Types { get; } = [.. Marked<GeneratorAttribute>()];

    public static IIncrementalGenerator[] All => [.. Types.Select(New)];

    public static DiagnosticAnalyzer[] Analyzers => [.. Marked<DiagnosticAnalyzerAttribute>().Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static DiagnosticAnalyzer[] PortableSubset => BesideThe<ConstructAnalyzer>();

    public static DiagnosticAnalyzer[] Concurrency => BesideThe<StateAnalyzer>();

    public static DiagnosticAnalyzer[] Correspondence => BesideThe<SourceAnalyzer>();

    public static IIncrementalGenerator New(Type generator) => (IIncrementalGenerator)Activator.CreateInstance(generator)!;

    private static DiagnosticAnalyzer[] BesideThe<T>()
        where T : DiagnosticAnalyzer => [.. Analyzers.Where(analyzer => string.Equals(analyzer.GetType().Namespace, typeof(T).Namespace, StringComparison.Ordinal))];

    private static IEnumerable<Type> Marked<T>()
        where T : Attribute => typeof(StructureGenerator).Assembly.GetTypes().Where(type => type.IsDefined(typeof(T))).OrderBy(type => type.FullName, StringComparer.Ordinal);
}
