// SFK5005: a class lies where its name and its EDK2 file's name say.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>Compares a class marked [Edk2] with the EDK2 file, unless a Name is stated, and with the C# files that declare it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CorrespondenceDiagnostics.File];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (FirmwareCode.IsFirmware(start.Compilation.Assembly))
            {
                start.RegisterSymbolAction(Check, SymbolKind.NamedType);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || type.Find(KitNames.Edk2) is not { } source)
        {
            return;
        }

        string twin = source.Positional(0, "");
        if (source.Named("Name", "").Length == 0 && !CTwin.Matches(type.Name, CTwin.FileStem(twin)))
        {
            Report(context, type, DeclarationParser.FirstLocation(type), twin);
        }

        foreach (Location part in type.Locations.Where(location => location.SourceTree is { } tree && !IsGenerated(tree.FilePath) && !CTwin.Matches(type.Name, CTwin.FileStem(tree.FilePath))))
        {
            Report(context, type, part, CTwin.FileStem(part.SourceTree!.FilePath) + ".cs");
        }
    }

    private static bool IsGenerated(string path) => path.Length == 0 || path.EndsWith(".g.cs", StringComparison.Ordinal);

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, Location location, string file) =>
        context.ReportDiagnostic(Diagnostic.Create(CorrespondenceDiagnostics.File, location, type.Name, file));
}
