// What an SMI handler is declared to answer: every SMI, messages with a GUID, or one value at port 0xB2.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class SmiHandlers
{
    /// <summary>Null for a function that is no SMI handler, and after reporting a GUID that does not exist.</summary>
    public static SmiSpec? Parse(IMethodSymbol method, AttributeData attribute, Action<Diagnostic> report)
    {
        switch (attribute.AttributeClass!.Name)
        {
            case KitNames.SoftwareSmi:
                return new(null, null, attribute.Positional<byte>(0, 0));
            case KitNames.SmiHandler when attribute.Positional<string?>(0, null) is not { } handlerType:
                return new(null, null, null);
            case KitNames.SmiHandler:
                return OfMessage(method, attribute, attribute.Positional(0, ""), report);
            default:
                return null;
        }
    }

    private static SmiSpec? OfMessage(IMethodSymbol method, AttributeData attribute, string handlerType, Action<Diagnostic> report)
    {
        if (Guid.TryParseExact(handlerType, "D", out Guid guid))
        {
            return new(null, guid.ToString("D").ToUpperInvariant(), null);
        }

        INamedTypeSymbol? guids = attribute.AttributeClass!.ContainingAssembly.GetTypeByMetadataName(KitNames.Guids);
        if (Declaring(method.ContainingType, guids, handlerType) is { } declaring)
        {
            return new(Text.CSharpName.Of(declaring) + "." + handlerType, null, null);
        }

        report(Diagnostic.Create(EntryPointDiagnostics.HandlerType, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name, handlerType));
        return null;
    }

    // The class's own GUIDs come first, as they would in its source.
    private static INamedTypeSymbol? Declaring(INamedTypeSymbol type, INamedTypeSymbol? guids, string name)
    {
        for (INamedTypeSymbol? own = type; own is not null; own = own.BaseType)
        {
            if (HasGuid(own, name))
            {
                return own;
            }
        }

        return guids is not null && HasGuid(guids, name) ? guids : null;
    }

    private static bool HasGuid(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Any(static member => member.IsStatic && TypeOf(member)?.ToDisplayString() == KitNames.EfiGuid);

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
}
