// Finds the classes in which the short names of a module's libraries and sources are generated: its Part class, or lone parts.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Generators.Composition;

/// <param name="Class">Takes the module in its primary constructor, and no ancestor of it does.</param>
/// <param name="Parameter">That parameter.</param>
/// <param name="IsRoot">Whether the class has no ancestor that takes the shared part of the module.</param>
internal sealed record PartHost(INamedTypeSymbol Class, IParameterSymbol Parameter, bool IsRoot);

internal static class PartHosts
{
    /// <summary>The hosts of a module's own sources, each once, in the order of the sources.</summary>
    public static IEnumerable<PartHost> Of(InfDeclaration inf)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        return inf.OwnSources.Select(source => HostOf(source, inf)).OfType<PartHost>().Where(host => seen.Add(host.Class));
    }

    /// <summary>The module a part is constructed with, or null.</summary>
    public static IParameterSymbol? ModuleParameter(INamedTypeSymbol part)
    {
        IMethodSymbol? constructor = part.InstanceConstructors.FirstOrDefault(IsPrimary);
        IParameterSymbol? parameter = constructor is { Parameters.Length: 1 } ? constructor.Parameters[0] : null;
        return parameter?.Type is INamedTypeSymbol type && InfDeclaration.Of(type) is not null ? parameter : null;
    }

    private static PartHost? HostOf(INamedTypeSymbol source, InfDeclaration inf)
    {
        PartHost? host = null;
        for (INamedTypeSymbol? part = source; part is not null && ModuleParameter(part) is { } parameter; part = part.BaseType)
        {
            if (!inf.Is(parameter.Type as INamedTypeSymbol))
            {
                return host is null ? null : host with { IsRoot = false };
            }

            host = new(part, parameter, IsRoot: true);
        }

        return host;
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;
}
