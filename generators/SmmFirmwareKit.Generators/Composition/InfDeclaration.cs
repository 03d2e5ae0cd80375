// Reads what an INF says from the attributes of a class, whether it is of this compilation or of another assembly.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>A module or a library instance. Lives during one call of a parser only: specs hold no symbols.</summary>
internal sealed class InfDeclaration
{
    private const string ModuleSuffix = "Module";

    private readonly AttributeData _attribute;

    private InfDeclaration(INamedTypeSymbol type, AttributeData attribute, bool isModule)
    {
        Type = type;
        _attribute = attribute;
        IsModule = isModule;
        Base = type.BaseType is { } ancestor ? Of(ancestor) : null;
        OwnLibraryClasses = [.. type.One(CompositionNames.LibraryClasses).Types()];
        OwnSources = [.. type.One(CompositionNames.Sources).Types()];
        OwnFacts = [.. type.All(CompositionNames.PlatformFact).Select(fact => new PlatformFact(fact.AttributeClass!.TypeArguments[0], fact.Positional(0, "")))];
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The abstract class with what several INFs share.</summary>
    public InfDeclaration? Base { get; }

    public bool IsModule { get; }

    public INamedTypeSymbol[] OwnLibraryClasses { get; }

    public INamedTypeSymbol[] OwnSources { get; }

    public PlatformFact[] OwnFacts { get; }

    public IEnumerable<INamedTypeSymbol> LibraryClasses => (Base?.LibraryClasses ?? []).Concat(OwnLibraryClasses);

    public IEnumerable<INamedTypeSymbol> Sources => (Base?.Sources ?? []).Concat(OwnSources);

    public IEnumerable<PlatformFact> Facts => (Base?.Facts ?? []).Concat(OwnFacts);

    public string Path => _attribute.Positional(0, "");

    /// <summary>MODULE_TYPE of a module, or those that a library instance supports.</summary>
    public int ModuleTypes => _attribute.Positional(1, ModuleType.Common);

    /// <summary>ENTRY_POINT; empty when it is not stated.</summary>
    public string EntryPoint => _attribute.Named("EntryPoint", "");

    public INamedTypeSymbol? Extern => _attribute.Named<INamedTypeSymbol?>("Extern", null);

    /// <summary>BASE_NAME.</summary>
    public string Name => IsModule && Type.Name.Length > ModuleSuffix.Length && Type.Name.EndsWith(ModuleSuffix, StringComparison.Ordinal)
        ? Type.Name.Substring(0, Type.Name.Length - ModuleSuffix.Length)
        : Type.Name;

    /// <summary>Whether its constructor takes the image: it has code or globals there.</summary>
    public bool LiesInImage => IsModule || IsPart || Sources.Any();

    /// <summary>The class is itself the one part of its image.</summary>
    public bool IsPart => KitTypes.IsImagePart(Type);

    public static InfDeclaration? Of(INamedTypeSymbol type) =>
        type.One(CompositionNames.FirmwareModule) is { } module ? new(type, module, isModule: true) :
        type.One(CompositionNames.LibraryInstance) is { } library ? new(type, library, isModule: false) : null;

    /// <summary>How sources see a library class: <c>IBaseLib</c> as <c>BaseLib</c>.</summary>
    public static string PropertyOf(INamedTypeSymbol libraryClass) =>
        libraryClass is { TypeKind: TypeKind.Interface, Name: { Length: > 1 } name } && name[0] == 'I' ? name.Substring(1) : libraryClass.Name;

    /// <summary>The source that implements a library class, "" for the class itself, null for neither.</summary>
    public string? MemberServing(INamedTypeSymbol libraryClass) =>
        Implements(Type, libraryClass) ? "" : Sources.FirstOrDefault(source => Implements(source, libraryClass))?.Name;

    /// <summary>The library classes of an instance that anybody can call.</summary>
    public IEnumerable<INamedTypeSymbol> Served() =>
        Sources.Prepend(Type).SelectMany(type => type.Interfaces).Where(type => Visibility.Of(type) == Visible.Everywhere);

    public bool Is(INamedTypeSymbol? type) => SymbolEqualityComparer.Default.Equals(Type, type);

    /// <summary>Whether a type is this class or the class with the shared part.</summary>
    public bool IsOrDerivesFrom(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(Type, type) || (Base?.IsOrDerivesFrom(type) ?? false);

    // A library class that is no interface has one instance, itself.
    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol libraryClass) =>
        SymbolEqualityComparer.Default.Equals(type, libraryClass) || type.AllInterfaces.Contains(libraryClass, SymbolEqualityComparer.Default);
}

/// <param name="Name">The property.</param>
internal sealed record PlatformFact(ITypeSymbol Type, string Name);
