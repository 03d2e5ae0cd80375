// From a class with [Implements<T>] methods to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ImplementationParser
{
    private const string Fill = "Fill";

    /// <summary>Whether a marked method is the one at which its whole class is generated.</summary>
    public static bool IsFirst(IMethodSymbol method) => ReferenceEquals(Marked(method.ContainingType).FirstOrDefault(), method);

    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static ImplementationsSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        Implementation[] all = [.. Marked(type).SelectMany(Implementations)];
        bool sound = all.Length > 0 & ImplementationChecks.AreEntryPoints(type, all, report);
        List<ImplementationSpec> protocols = [];
        foreach (IGrouping<INamedTypeSymbol, Implementation> group in all.GroupBy<Implementation, INamedTypeSymbol>(one => one.Protocol, SymbolEqualityComparer.Default))
        {
            ProtocolFunction[] functions = group.Key.Has(KitNames.Protocol) ? [.. ProtocolFunctions.Of(group.Key)] : [];
            sound &= ImplementationChecks.AreComplete(type, group.Key, functions, [.. group], report);
            if (sound && ProtocolTables.TableOf(group.Key) is { } table)
            {
                protocols.Add(Protocol(group.Key, table, functions, [.. group]));
            }
        }

        if (sound && type.GetMembers(Fill).Any(static member => !GeneratedCode.Added(member, ImplementationGenerator.FileSuffix)))
        {
            report(Diagnostic.Create(ImplementationDiagnostics.Taken, DeclarationParser.FirstLocation(type), type.Name, all[0].Protocol.Name));
            return null;
        }

        return sound && DeclarationParser.Parse(type, EntryPoints.EntryPointDiagnostics.NotPartial, EntryPoints.EntryPointDiagnostics.Shape, static _ => { }) is { } declaration
            ? new(declaration, type.Find(KitNames.Edk2)?.Positional(0, "") ?? "", new([.. protocols]))
            : null;
    }

    private static IEnumerable<IMethodSymbol> Marked(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => method.FindGeneric(KitNames.Implements).Any()).InDeclarationOrder();

    private static IEnumerable<Implementation> Implementations(IMethodSymbol method) =>
        from attribute in method.FindGeneric(KitNames.Implements)
        let protocol = attribute.AttributeClass!.TypeArguments[0] as INamedTypeSymbol
        where protocol is { TypeKind: not TypeKind.Error }
        select new Implementation(method, protocol, attribute.Positional(0, method.Name));

    private static ImplementationSpec Protocol(INamedTypeSymbol protocol, INamedTypeSymbol table, ProtocolFunction[] functions, Implementation[] implementations) => new(
        CName.Of(table),
        CSharpName.Of(table),
        ProtocolLayout.Of(protocol).Size.Size,
        new([.. functions.Select(function => new ImplementedMemberSpec(
            function.Path,
            function.Offset,
            implementations.Single(one => one.Path == function.Path).Method.Name))]));
}

/// <param name="Path">The member it says it implements.</param>
internal sealed record Implementation(IMethodSymbol Method, INamedTypeSymbol Protocol, string Path);
