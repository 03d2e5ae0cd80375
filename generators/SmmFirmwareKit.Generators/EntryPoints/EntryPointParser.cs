// From a class with [EntryPoint] methods to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryPointParser
{
    /// <summary>The spec, or null after reporting why there is none. Invalid methods are reported and left out.</summary>
    public static EntryPointsSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        IMethodSymbol[] methods = [.. FirstOfType.Marked<IMethodSymbol>(type, KitNames.EntryPoint)];
        if (methods.Length == 0
            || !IsImagePart(type, methods[0], report)
            || DeclarationParser.Parse(type, EntryPointDiagnostics.NotPartial, EntryPointDiagnostics.Shape, report) is not { } declaration
            || HasInherited(type, report))
        {
            return null;
        }

        IEnumerable<EntryPointSpec> entries = methods
            .Where(method => MethodChecks.IsSound(method, report))
            .Select(method => Entry(declaration, method));
        return new(declaration, type.Find(KitNames.Edk2)?.Positional(0, "") ?? "", new([.. entries]));
    }

    private static bool IsImagePart(INamedTypeSymbol type, IMethodSymbol first, Action<Diagnostic> report)
    {
        bool derives = KitTypes.IsImagePart(type);
        if (!derives)
        {
            report(Diagnostic.Create(EntryPointDiagnostics.NotImagePart, DeclarationParser.FirstLocation(first), type.Name, first.Name));
        }

        return derives;
    }

    private static bool HasInherited(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        INamedTypeSymbol? ancestor = Ancestors.WithMember<IMethodSymbol>(type, KitNames.EntryPoint, "EntryIdentities");
        if (ancestor is not null)
        {
            report(Diagnostic.Create(EntryPointDiagnostics.Inherited, DeclarationParser.FirstLocation(type), type.Name, ancestor.Name));
        }

        return ancestor is not null;
    }

    private static EntryPointSpec Entry(DeclarationSpec declaration, IMethodSymbol method) => new(
        method.Name,
        EntryIdentity.Of(declaration.QualifiedName + "." + method.Name),
        new([.. method.Parameters.Select(parameter => Text.CSharpName.Of(parameter.Type))]),
        RegisterSignature.ResultOf(method) is { } result ? Text.CSharpName.Of(result) : null,
        Text.CPrototype.Of(method, method.Name));
}
