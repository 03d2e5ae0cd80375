// From a [Platform] class to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Composition;

internal static class PlatformParser
{
    /// <summary>The spec, or null after reporting why there is none. What cannot be linked is reported and null in the composition.</summary>
    public static PlatformSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.One(CompositionNames.Platform) is null
            || DeclarationParser.Parse(type, InfDiagnostics.NotPartial, InfDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        PlatformDeclaration platform = new(type);
        if (!platform.IsFirmwarePlatform)
        {
            report(Diagnostic.Create(PlatformDiagnostics.NotPlatform, DeclarationParser.FirstLocation(type), type.Name));
            return null;
        }

        PlatformChecks checks = new(platform, report);
        checks.CheckBindings();
        LibraryLinker linker = new(platform, report);
        ComponentLinker components = new(platform, linker);
        PlatformLibrarySpec[] libraries = Libraries(platform, linker, report);
        ComponentSpec[] linked = [.. checks.SoundComponents().Select(components.Link)];
        return new(
            declaration,
            platform.Path,
            type.IsSealed ? "private" : "protected",
            new([.. linker.Shared.Select(instance => instance.Spec)]),
            new(libraries),
            new([.. linked.Select(components.WithResolved)]));
    }

    private static PlatformLibrarySpec[] Libraries(PlatformDeclaration platform, LibraryLinker linker, Action<Diagnostic> report)
    {
        Location location = platform.Type.One(CompositionNames.LibraryClasses).LocationOr(DeclarationParser.FirstLocation(platform.Type));
        LinkedBy by = new(platform.Type.Name, null, ModuleType.HostApplication, location);
        HashSet<string> names = new(platform.Components.Select(component => component.Module?.Name ?? ""), StringComparer.Ordinal);
        List<PlatformLibrarySpec> libraries = [];
        foreach (OwnLibrary library in platform.Libraries)
        {
            string name = InfDeclaration.PropertyOf(library.Class);
            if (!names.Add(name) || (library.IsOwn && Handwritten.Has(platform.Type, name)))
            {
                report(Diagnostic.Create(InfDiagnostics.Name, location, platform.Type.Name, name));
                continue;
            }

            string access = Visibility.Of(library.Class) == Visible.Everywhere ? "public" : "internal";
            string argument = linker.Arguments([library.Class], by, [])[0];
            libraries.Add(new(library.IsOwn, new(access, CSharpName.Of(library.Class), name), argument));
        }

        return [.. libraries];
    }
}
