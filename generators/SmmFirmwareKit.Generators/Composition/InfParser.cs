// From a [FirmwareModule] or [LibraryInstance] class to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Composition;

internal static class InfParser
{
    /// <summary>The spec, or null after reporting why there is none. What is invalid is reported and left out.</summary>
    public static InfSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (InfDeclaration.Of(type) is not { } inf
            || DeclarationParser.Parse(type, InfDiagnostics.NotPartial, InfDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        InfContents own = InfChecks.Own(inf, report);
        InfShape shape = new(inf.IsModule, type.IsAbstract, inf.LiesInImage, inf.Base is { LiesInImage: true }, inf.IsPart, LibraryAccess(inf));
        return new(
            declaration,
            inf.Name,
            inf.Path,
            ModuleType.Edk2(inf.ModuleTypes),
            new([.. inf.IsModule ? [] : inf.Served().Select(InfDeclaration.PropertyOf)]),
            shape,
            own,
            InfChecks.Inherited(inf),
            inf.IsModule && !type.IsAbstract ? InfChecks.EntryPoint(inf, report) : null,
            inf.Extern is { } module ? CSharpName.Of(module) : null,
            new([.. PartHosts.Of(inf).Select(host => Host(inf, own, host, report)).OfType<PartHostSpec>()]));
    }

    // The sources of a module or of a library of several files read them; a library of one file keeps them to itself.
    private static string LibraryAccess(InfDeclaration inf) =>
        inf.IsModule || inf.Type.IsAbstract || inf.Sources.Any() ? "internal" : "private";

    private static PartHostSpec? Host(InfDeclaration inf, InfContents own, PartHost host, Action<Diagnostic> report)
    {
        if (DeclarationParser.Parse(host.Class, InfDiagnostics.PartNotPartial, InfDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        IEnumerable<InfContents> seen = host.IsRoot && InfChecks.Inherited(inf) is { } inherited ? [inherited, own] : [own];
        IEnumerable<MemberSpec> members = seen.SelectMany(contents => Visible(contents, host))
            .Where(member => member.Name != host.Class.Name && !Handwritten.Has(host.Class, member.Name));
        return new(declaration, host.Parameter.Name, host.IsRoot, new([.. members]));
    }

    private static IEnumerable<MemberSpec> Visible(InfContents contents, PartHost host)
    {
        IEnumerable<MemberSpec> libraries = contents.Libraries.Concat(contents.Facts);
        return (host.IsRoot ? libraries.Concat(contents.Sources) : libraries).Select(member => member with { Access = Access(member, host.Class) });
    }

    private static string Access(MemberSpec member, INamedTypeSymbol host) =>
        host.IsSealed ? "private" : member.Access == "public" ? "protected" : "private protected";
}
