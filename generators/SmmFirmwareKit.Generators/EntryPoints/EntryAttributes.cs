// The attributes that give a function an address.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class EntryAttributes
{
    /// <summary>Metadata names: nobody outside the kit can derive another from their base class.</summary>
    public static IEnumerable<string> MetadataNames =>
    [
        Named("EntryPoint"),
        Named("EntryPoint") + "`1",
        Named("ImageEntryPoint"),
        Named("PeimEntryPoint"),
        Named("SmiHandler"),
        Named("SoftwareSmi"),
        Named("MpProcedure"),
        Named("MmMpProcedure"),
        Named("EventNotify"),
        Named("SmmNotify"),
        Named("PeimNotify"),
    ];

    /// <summary>Those of a method; more than one is an error.</summary>
    public static IEnumerable<AttributeData> Of(ISymbol method) =>
        method.GetAttributes().Where(attribute => BaseOf(attribute.AttributeClass) is not null);

    /// <summary>The functions of a class that have an address, in the order of their declaration.</summary>
    public static IEnumerable<IMethodSymbol> Marked(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => Of(method).Any()).InDeclarationOrder();

    /// <summary>The delegate that states the function's C type; null for a function of no stated type.</summary>
    public static INamedTypeSymbol? FunctionTypeOf(AttributeData attribute) =>
        BaseOf(attribute.AttributeClass) is { Arity: 1 } typed ? typed.TypeArguments[0] as INamedTypeSymbol : null;

    // EntryAttribute or EntryAttribute<TFunction>, whichever comes first.
    private static INamedTypeSymbol? BaseOf(INamedTypeSymbol? type)
    {
        while (type is not null && !(type.Name == KitNames.Entry && type.ContainingNamespace.ToDisplayString() == KitNames.EfiNamespace))
        {
            type = type.BaseType;
        }

        return type;
    }

    private static string Named(string name) => KitNames.EfiNamespace + "." + name + "Attribute";
}
