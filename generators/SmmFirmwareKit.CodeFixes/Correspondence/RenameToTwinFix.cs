// Gives a type or function the name of its C twin.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmmFirmwareKit.CodeFixes.Correspondence;

/// <summary>SFK5004: the analyzer has made the C# name from the C name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameToTwinFix : RenameFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK5004"];

    protected override string NewName(ISymbol symbol, Diagnostic diagnostic) => diagnostic.Properties["Name"]!;
}
