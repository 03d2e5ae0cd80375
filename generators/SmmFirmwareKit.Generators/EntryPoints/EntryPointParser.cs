// From a class with entry points to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryPointParser
{
    /// <summary>The spec, or null after reporting why there is none. Invalid methods are reported and left out.</summary>
    public static EntryPointsSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        IMethodSymbol[] methods = [.. EntryAttributes.Marked(type)];
        if (methods.Length == 0
            || !IsImagePart(type, methods[0], report)
            || DeclarationParser.Parse(type, EntryPointDiagnostics.NotPartial, EntryPointDiagnostics.Shape, report) is not { } declaration
            || HasInherited(type, report))
        {
            return null;
        }

        IMethodSymbol[] sound = [.. methods.Where(method => MethodChecks.IsSound(method, report))];
        EntryPointSpec[] entries = [.. EntryOrdinals.Assign(sound, report).Select(pair => Entry(declaration, pair.Method, pair.Ordinal, report))];
        GeneratedMembers.Check(type, entries, report);
        return new(declaration, type.Find(KitNames.Edk2)?.Positional(0, "") ?? "", new(entries));
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
        INamedTypeSymbol? ancestor = Ancestors.With(type, static ancestor => EntryAttributes.Marked(ancestor).Any(), "EntryIdentities");
        if (ancestor is not null)
        {
            report(Diagnostic.Create(EntryPointDiagnostics.Inherited, DeclarationParser.FirstLocation(type), type.Name, ancestor.Name));
        }

        return ancestor is not null;
    }

    private static EntryPointSpec Entry(DeclarationSpec declaration, IMethodSymbol method, int ordinal, Action<Diagnostic> report)
    {
        AttributeData attribute = EntryAttributes.Of(method).First();
        INamedTypeSymbol? function = EntryAttributes.FunctionTypeOf(attribute);
        MethodChecks.CheckStatedType(method, function, report);
        return new(
            ordinal,
            method.Name,
            EntryIdentity.Of(declaration.QualifiedName + "." + method.Name),
            new([.. method.Parameters.Select(parameter => Text.CSharpName.Of(parameter.Type))]),
            RegisterSignature.ResultOf(method) is { } result ? Text.CSharpName.Of(result) : null,
            Text.CPrototype.Of(method, method.Name),
            function is null ? null : new(StatedType.CNameOf(function), Text.CSharpName.Of(function)),
            SmiHandlers.Parse(method, attribute, report));
    }
}
