// Checks what an INF lists, and keeps what is sound.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Composition;

internal static class InfChecks
{
    /// <summary>What the class itself declares. What another assembly has been built from is sound.</summary>
    public static InfContents Own(InfDeclaration inf, Action<Diagnostic> report, bool inherited = false)
    {
        HashSet<string> names = new(inf.Base is { } ancestor ? Names(ancestor) : [], StringComparer.Ordinal);
        bool IsNew(string name) => names.Add(name) && name != inf.Type.Name && (inherited || !Handwritten.Has(inf.Type, name));
        return new(
            new([.. inf.OwnLibraryClasses.Where(item => IsLibraryClassOnce(inf, item, IsNew, report)).Select(LibraryClass)]),
            new([.. inf.OwnSources.Where(item => IsSource(inf, item, IsNew, report)).Select(Source)]),
            new([.. inf.OwnFacts.Where(item => IsFact(inf, item, IsNew, report)).Select(Fact)]));
    }

    /// <summary>What the classes above declare, from the first to the nearest; null when there are none.</summary>
    public static InfContents? Inherited(InfDeclaration inf)
    {
        if (inf.Base is not { } ancestor)
        {
            return null;
        }

        InfContents own = Own(ancestor, static _ => { }, inherited: true);
        return Inherited(ancestor) is not { } above ? own : new(
            new([.. above.Libraries, .. own.Libraries]),
            new([.. above.Sources, .. own.Sources]),
            new([.. above.Facts, .. own.Facts]));
    }

    /// <summary>Where the function named in ENTRY_POINT is, or null after reporting that it is nowhere.</summary>
    public static ModuleEntrySpec? EntryPoint(InfDeclaration inf, Action<Diagnostic> report)
    {
        if (inf.EntryPoint.Length > 0 && inf.Sources.FirstOrDefault(source => HasEntryPoint(source, inf.EntryPoint)) is { } source)
        {
            return new(source.Name, inf.EntryPoint);
        }

        report(Diagnostic.Create(InfDiagnostics.NoEntryPoint, Location(inf, CompositionNames.FirmwareModule), inf.Type.Name, inf.EntryPoint));
        return null;
    }

    private static IEnumerable<string> Names(InfDeclaration inf) =>
        inf.LibraryClasses.Select(InfDeclaration.PropertyOf).Concat(inf.Sources.Select(source => source.Name)).Concat(inf.Facts.Select(fact => fact.Name));

    private static bool IsLibraryClassOnce(InfDeclaration inf, INamedTypeSymbol item, Func<string, bool> isNew, Action<Diagnostic> report)
    {
        bool twice = (inf.Base?.LibraryClasses ?? []).Concat(inf.OwnLibraryClasses).Count(other => Same(other, item)) > 1;
        string name = InfDeclaration.PropertyOf(item);
        if (isNew(name))
        {
            return true;
        }

        report(Diagnostic.Create(twice ? InfDiagnostics.LibraryTwice : InfDiagnostics.Name, Location(inf, CompositionNames.LibraryClasses), inf.Type.Name, name));
        return false;
    }

    private static bool IsSource(InfDeclaration inf, INamedTypeSymbol item, Func<string, bool> isNew, Action<Diagnostic> report)
    {
        DiagnosticDescriptor? wrong =
            inf.Sources.Count(other => Same(other, item)) > 1 && !isNew(item.Name) ? InfDiagnostics.SourceTwice :
            !IsPartOf(inf, item) ? InfDiagnostics.NotPart :
            inf.Sources.Count(other => Same(other, item)) == 1 && !isNew(item.Name) ? InfDiagnostics.Name : null;
        if (wrong is not null)
        {
            report(Diagnostic.Create(wrong, Location(inf, CompositionNames.Sources), inf.Type.Name, item.Name));
        }

        return wrong is null;
    }

    private static bool IsFact(InfDeclaration inf, PlatformFact fact, Func<string, bool> isNew, Action<Diagnostic> report)
    {
        bool sound = SyntaxFacts.IsValidIdentifier(fact.Name) && CSharpName.Identifier(fact.Name) == fact.Name && isNew(fact.Name);
        if (!sound)
        {
            report(Diagnostic.Create(InfDiagnostics.Name, Location(inf, CompositionNames.PlatformFact), inf.Type.Name, fact.Name));
        }

        return sound;
    }

    // A class of another assembly shows no primary constructor; there it was checked when it was built.
    private static bool IsPartOf(InfDeclaration inf, INamedTypeSymbol item) =>
        KitTypes.IsImagePart(item) && !item.IsAbstract
        && (item.DeclaringSyntaxReferences.Length == 0 || (PartHosts.ModuleParameter(item) is { } parameter && inf.IsOrDerivesFrom(parameter.Type)));

    private static bool HasEntryPoint(INamedTypeSymbol source, string name) =>
        source.GetMembers(name).OfType<IMethodSymbol>().Any(method => EntryAttributes.Of(method).Any());

    private static MemberSpec LibraryClass(INamedTypeSymbol item) => new(Access(item), CSharpName.Of(item), InfDeclaration.PropertyOf(item));

    private static MemberSpec Source(INamedTypeSymbol item) => new(Access(item), CSharpName.Of(item), item.Name);

    private static MemberSpec Fact(PlatformFact item) => new(Access(item.Type), CSharpName.Of(item.Type), item.Name);

    private static string Access(ITypeSymbol type) => Visibility.Of(type) == Visible.Everywhere ? "public" : "internal";

    private static bool Same(INamedTypeSymbol one, INamedTypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static Location Location(InfDeclaration inf, string attribute) =>
        inf.Type.One(attribute).LocationOr(DeclarationParser.FirstLocation(inf.Type));
}
