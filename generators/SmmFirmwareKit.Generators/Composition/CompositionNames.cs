// Metadata names of the attributes that compose platforms.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Composition;

internal static class CompositionNames
{
    private const string Efi = KitNames.EfiNamespace + ".";

    public const string FirmwareModule = Efi + "FirmwareModuleAttribute";
    public const string LibraryInstance = Efi + "LibraryInstanceAttribute";
    public const string Sources = Efi + "SourcesAttribute";
    public const string LibraryClasses = Efi + "LibraryClassesAttribute";
    public const string PlatformFact = Efi + "PlatformFactAttribute<T>";
    public const string Platform = Efi + "PlatformAttribute";
    public const string LibraryClass = Efi + "LibraryClassAttribute<TClass, TInstance>";
    public const string Component = Efi + "ComponentAttribute<TModule>";
    public const string FirmwarePlatform = Efi + "FirmwarePlatform";

    /// <summary>The attributes of a class with a name, also of a generic attribute's definition.</summary>
    public static IEnumerable<AttributeData> All(this INamedTypeSymbol type, string name) =>
        type.GetAttributes().Where(attribute => attribute.AttributeClass?.OriginalDefinition.ToDisplayString() == name);

    public static AttributeData? One(this INamedTypeSymbol type, string name) => type.All(name).FirstOrDefault();

    /// <summary>The classes that a <c>params Type[]</c> attribute names. What does not compile is the compiler's to report.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(this AttributeData? attribute) =>
        Elements(attribute).Select(element => element.Value).OfType<INamedTypeSymbol>().Where(type => type.TypeKind != TypeKind.Error);

    /// <summary>The strings that a <c>params string[]</c> attribute holds.</summary>
    public static IEnumerable<string> Texts(this AttributeData? attribute) => Elements(attribute).Select(element => element.Value).OfType<string>();

    /// <summary>Where an attribute stands; the declaration itself for one from another assembly.</summary>
    public static Location LocationOr(this AttributeData? attribute, Location declaration) =>
        attribute?.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : declaration;

    private static IEnumerable<TypedConstant> Elements(AttributeData? attribute) =>
        attribute is { ConstructorArguments.Length: 1 } && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : [];
}
