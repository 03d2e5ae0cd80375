// Reads what a platform's DSC says, together with those of the platforms it derives from.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Lives during one call of a parser only: specs hold no symbols.</summary>
internal sealed class PlatformDeclaration
{
    public PlatformDeclaration(INamedTypeSymbol type)
    {
        Type = type;
        INamedTypeSymbol[] levels = [.. Levels(type).Reverse()];
        Bindings = [.. levels.SelectMany(level => level.All(CompositionNames.LibraryClass).Select(line => Binding.Read(level, line))).OfType<Binding>()];
        Components = [.. levels.SelectMany(level => level.All(CompositionNames.Component).Select(line => Component.Read(level, line))).OfType<Component>()];
        Libraries = [.. levels.SelectMany(level => level.One(CompositionNames.LibraryClasses).Types().Select(item => new OwnLibrary(item, IsOwn(level))))];
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Of the first platform first; a later one overrides an earlier.</summary>
    public Binding[] Bindings { get; }

    public Component[] Components { get; }

    /// <summary>What the platform's own code calls.</summary>
    public OwnLibrary[] Libraries { get; }

    public string Path => Type.One(CompositionNames.Platform)?.Positional(0, "") ?? "";

    public bool IsFirmwarePlatform => Ancestors(Type).Any(ancestor => ancestor.ToDisplayString() == CompositionNames.FirmwarePlatform);

    /// <summary>Whether the class itself says it, not a platform it derives from.</summary>
    public bool IsOwn(INamedTypeSymbol level) => SymbolEqualityComparer.Default.Equals(level, Type);

    /// <summary>A field or property by name, of the platform or one it derives from; null where it cannot be read.</summary>
    public ITypeSymbol? MemberType(string name)
    {
        foreach (INamedTypeSymbol level in Ancestors(Type).Prepend(Type))
        {
            ISymbol? member = level.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol { GetMethod: not null });
            if (member is not null)
            {
                bool isSeen = IsOwn(level) || member.DeclaredAccessibility != Accessibility.Private;
                return isSeen ? (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type : null;
            }
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Levels(INamedTypeSymbol type) =>
        Ancestors(type).Prepend(type).TakeWhile(level => level.One(CompositionNames.Platform) is not null);

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}

/// <param name="IsOwn">Whether the property is this class's to declare.</param>
internal sealed record OwnLibrary(INamedTypeSymbol Class, bool IsOwn);

/// <summary>A line of [LibraryClasses].</summary>
/// <param name="Level">The platform that has the line.</param>
internal sealed record Binding(INamedTypeSymbol Level, INamedTypeSymbol Class, INamedTypeSymbol Instance, string[] Facts, int For, INamedTypeSymbol? Component, AttributeData Line)
{
    /// <summary>A line below a component precedes one of a section, which precedes common.</summary>
    public int Rank => Component is not null ? 2 : For != ModuleType.Common ? 1 : 0;

    public static Binding? Read(INamedTypeSymbol level, AttributeData line) =>
        line.AttributeClass is { TypeArguments.Length: 2 } attribute
        && attribute.TypeArguments[0] is INamedTypeSymbol libraryClass && attribute.TypeArguments[1] is INamedTypeSymbol instance
        && libraryClass.TypeKind != TypeKind.Error && instance.TypeKind != TypeKind.Error
            ? new(level, libraryClass, instance, [.. line.Texts()], line.Named("For", ModuleType.Common), line.Named<INamedTypeSymbol?>("Component", null), line)
            : null;

    public bool Serves(INamedTypeSymbol libraryClass, INamedTypeSymbol? component, int moduleType) =>
        SymbolEqualityComparer.Default.Equals(Class, libraryClass)
        && (Component is null || SymbolEqualityComparer.Default.Equals(Component, component))
        && (For & moduleType) != 0;

    /// <summary>Whether neither of two lines of one platform precedes the other.</summary>
    public bool Contradicts(Binding other) =>
        SymbolEqualityComparer.Default.Equals(Level, other.Level) && Rank == other.Rank && (For & other.For) != 0
        && SymbolEqualityComparer.Default.Equals(Class, other.Class) && SymbolEqualityComparer.Default.Equals(Component, other.Component);
}

/// <summary>An INF line of [Components].</summary>
internal sealed record Component(INamedTypeSymbol Level, INamedTypeSymbol Type, InfDeclaration? Module, string[] Facts, string? When, string? RuleOverride, AttributeData Line)
{
    public static Component? Read(INamedTypeSymbol level, AttributeData line) =>
        line.AttributeClass is { TypeArguments.Length: 1 } attribute && attribute.TypeArguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            ? new(level, type, InfDeclaration.Of(type), [.. line.Texts()], line.Named<string?>("When", null), line.Named<string?>("RuleOverride", null), line)
            : null;

    public bool IsModule => Module is { IsModule: true, Type.IsAbstract: false };
}
