// Reports what is wrong with modules and library instances, and what they list without using it.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Checks <c>[FirmwareModule]</c> and <c>[LibraryInstance]</c> classes (SFK1102..SFK1111).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InfAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        InfDiagnostics.NotPartial,
        InfDiagnostics.Shape,
        InfDiagnostics.NotPart,
        InfDiagnostics.SourceTwice,
        InfDiagnostics.NoEntryPoint,
        InfDiagnostics.LibraryTwice,
        InfDiagnostics.LibraryUnused,
        InfDiagnostics.NotListed,
        InfDiagnostics.Name,
        InfDiagnostics.PartNotPartial,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentDictionary<INamedTypeSymbol, bool> declared = new(SymbolEqualityComparer.Default);
            ConcurrentDictionary<(string Class, string Property), bool> used = new();
            start.RegisterSymbolAction(symbol => Check(symbol, declared), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => Use(((IPropertyReferenceOperation)operation.Operation).Property, used), OperationKind.PropertyReference);
            start.RegisterCompilationEndAction(end => CheckUses(end, declared.Keys, used));
        });
    }

    private static void Check(SymbolAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, bool> declared)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (InfParser.Parse(type, context.ReportDiagnostic) is not null)
        {
            declared[type] = true;
        }

        if (KitTypes.IsImagePart(type) && !type.IsAbstract && PartHosts.ModuleParameter(type) is { Type: INamedTypeSymbol module } && IsMissing(type, module))
        {
            context.ReportDiagnostic(Diagnostic.Create(InfDiagnostics.NotListed, DeclarationParser.FirstLocation(type), type.Name, module.Name));
        }
    }

    // A part that a test adds to a module of another assembly is none of that module's sources.
    private static bool IsMissing(INamedTypeSymbol part, INamedTypeSymbol module) =>
        SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, module.ContainingAssembly)
        && !module.One(CompositionNames.Sources).Types().Contains(part, SymbolEqualityComparer.Default);

    private static void Use(IPropertySymbol property, ConcurrentDictionary<(string Class, string Property), bool> used) =>
        used[(property.ContainingType.ToDisplayString(), property.Name)] = true;

    private static void CheckUses(CompilationAnalysisContext context, IEnumerable<INamedTypeSymbol> declared, ConcurrentDictionary<(string Class, string Property), bool> used)
    {
        foreach (InfDeclaration inf in declared.Select(InfDeclaration.Of).OfType<InfDeclaration>())
        {
            string[] classes = [.. PartHosts.Of(inf).Select(host => host.Class).Prepend(inf.Type).Select(type => type.ToDisplayString())];
            foreach (string name in inf.OwnLibraryClasses.Select(InfDeclaration.PropertyOf).Where(name => !classes.Any(type => used.ContainsKey((type, name)))))
            {
                Location location = inf.Type.One(CompositionNames.LibraryClasses).LocationOr(DeclarationParser.FirstLocation(inf.Type));
                context.ReportDiagnostic(Diagnostic.Create(InfDiagnostics.LibraryUnused, location, inf.Type.Name, name));
            }
        }
    }
}
