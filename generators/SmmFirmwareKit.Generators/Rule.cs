// How a diagnostic of this project is described: every one has an id, a category and a help page.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators;

internal static class Rule
{
    // The pages are docs/diagnostics/SFKnnnn.md.
    private const string Pages = "https://github.com/SmmFirmwareKit/SmmFirmwareKit/blob/main/docs/diagnostics/";

    public static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(id));

    /// <summary>For what only the whole compilation shows.</summary>
    public static DiagnosticDescriptor ErrorAtEnd(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Page(id), customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    private static string Page(string id) => Pages + id + ".md";
}
