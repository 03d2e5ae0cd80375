// Renames a field that a member of the pointer would hide.
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmmFirmwareKit.CodeFixes.Declarations;

/// <summary>SFK2004: <c>Value</c> becomes <c>Value_</c>; the generator leaves the underscore out of the C name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RenameHiddenFieldFix : RenameFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["SFK2004"];

    protected override string NewName(ISymbol symbol, Diagnostic diagnostic) => symbol.Name + "_";
}
