// Finds the table of a protocol's interface, and back: IFoo declares the members of struct Foo beside it.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

/// <remarks>The pair is found by name, so that it is found wherever the two are compiled, generated parts or not.</remarks>
internal static class ProtocolTables
{
    private const string Prefix = "I";

    /// <summary>The <c>[Protocol]</c> interface that declares the members of a struct, or null.</summary>
    public static INamedTypeSymbol? InterfaceOf(ITypeSymbol table) =>
        table is INamedTypeSymbol { TypeKind: TypeKind.Struct, Arity: 0 }
            ? Beside(table, Prefix + table.Name).FirstOrDefault(type => type.TypeKind == TypeKind.Interface && type.Has(KitNames.Protocol))
            : null;

    /// <summary>The type that Ptr and Field name, or null while it is not declared.</summary>
    public static INamedTypeSymbol? TableOf(INamedTypeSymbol protocol) =>
        protocol.Name.Length > Prefix.Length && protocol.Name.StartsWith(Prefix, StringComparison.Ordinal)
            ? Beside(protocol, protocol.Name.Substring(Prefix.Length)).FirstOrDefault()
            : null;

    private static IEnumerable<INamedTypeSymbol> Beside(ITypeSymbol type, string name) =>
        type.ContainingSymbol is INamespaceOrTypeSymbol container
            ? container.GetTypeMembers(name, arity: 0)
            : [];
}
