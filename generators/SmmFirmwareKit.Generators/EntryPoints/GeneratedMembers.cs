// Names of the members that are generated for entry points: the class cannot have members of its own with them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class GeneratedMembers
{
    public const string Register = "RegisterSmiHandlers";

    public static string AddressOf(EntryPointSpec entry) => entry.Name + "Address";

    public static string PointerOf(EntryPointSpec entry) => entry.Name + "Pointer";

    public static string AdapterOf(EntryPointSpec entry) => "Dispatch_" + entry.Name;

    public static string HandlerTypeOf(EntryPointSpec entry) => entry.Name + "HandlerType";

    public static void Check(INamedTypeSymbol type, IReadOnlyList<EntryPointSpec> entries, Action<Diagnostic> report)
    {
        bool hasHandlers = entries.Any(static entry => entry.Smi is not null);
        foreach (string name in entries.SelectMany(Of).Concat(OfClass(hasHandlers)))
        {
            ISymbol? own = name == type.Name ? type : type.GetMembers(name).FirstOrDefault(static member => !IsGenerated(member) && !IsOverload(member));
            if (own is not null)
            {
                report(Diagnostic.Create(EntryPointDiagnostics.MemberName, DeclarationParser.FirstLocation(own), type.Name, name));
            }
        }
    }

    private static IEnumerable<string> Of(EntryPointSpec entry)
    {
        yield return AddressOf(entry);
        yield return AdapterOf(entry);
        if (entry.Type is not null)
        {
            yield return PointerOf(entry);
        }

        if (entry.Smi?.GuidText is not null)
        {
            yield return HandlerTypeOf(entry);
        }
    }

    private static IEnumerable<string> OfClass(bool hasHandlers)
    {
        string[] always = ["EntryIdentities", "EntryName", "Dispatch"];
        return hasHandlers ? always.Concat([Register, "SoftwareSmiOrdinal", "SmiHandlerOrdinal"]) : always;
    }

    // A function of the same name with parameters of its own does no harm.
    private static bool IsOverload(ISymbol member) => member is IMethodSymbol { IsOverride: false, Parameters.Length: > 0 } method && method.Name != Register;

    // In an IDE and in a build the analyzer sees what the generator added.
    private static bool IsGenerated(ISymbol member) =>
        member.DeclaringSyntaxReferences.All(static reference => reference.SyntaxTree.FilePath.EndsWith(EntryPointGenerator.FileSuffix, StringComparison.Ordinal));
}
