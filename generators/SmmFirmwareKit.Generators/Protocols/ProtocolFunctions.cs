// The functions of a protocol's table with those of the tables within it.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Protocols;

/// <param name="Path"><c>AddProcessor</c>, or <c>Io.Read</c> in a table within the table.</param>
internal readonly record struct ProtocolFunction(string Path, int Offset, IMethodSymbol Method);

internal static class ProtocolFunctions
{
    /// <summary>In order of their offsets.</summary>
    public static IEnumerable<ProtocolFunction> Of(INamedTypeSymbol protocol, string prefix = "", int start = 0) =>
        ProtocolLayout.Of(protocol).Members.SelectMany(member => member.Symbol switch
        {
            IMethodSymbol method => [new ProtocolFunction(prefix + method.Name, start + member.Offset, method)],
            IPropertySymbol property when ProtocolTables.InterfaceOf(property.Type) is { } inner =>
                Of(inner, prefix + property.Name + ".", start + member.Offset),
            _ => [],
        });
}
