// Links the image of one component: its module and the library instances that lie in it.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Composition;

internal sealed class ComponentLinker(PlatformDeclaration platform, LibraryLinker linker)
{
    public ComponentSpec Link(Component component)
    {
        InfDeclaration module = component.Module!;
        LinkedBy by = new(module.Name, module.Type, module.ModuleTypes, component.Line.LocationOr(DeclarationParser.FirstLocation(platform.Type)));
        List<LinkedInstance> own = [];
        string[] libraries = linker.Arguments(module.LibraryClasses, by, own);
        return new(
            module.Name,
            Visibility.Of(module.Type) == Visible.Everywhere ? "public" : "internal",
            CSharpName.Of(module.Type),
            platform.IsOwn(component.Level),
            new(module.Path, ModuleType.Edk2(module.ModuleTypes), ModuleType.Expression(module.ModuleTypes), component.When, component.RuleOverride),
            new([.. own.Select(instance => instance.Spec)]),
            new([.. libraries, .. component.Facts.Select(CSharpName.Identifier)]),
            default,
            new([.. module.LibraryClasses.Select(item => Report(item, by, own)).OfType<LinkSpec>()]));
    }

    /// <summary>Adds the instances that refer to the module, once all are known: a later image may bring one.</summary>
    public ComponentSpec WithResolved(ComponentSpec component) => component with
    {
        Resolved = new([.. linker.Shared
            .Where(instance => instance.Inf.Extern is { } module && CSharpName.Of(module) == component.Type)
            .Select(instance => instance.Spec.Variable)]),
    };

    private LinkSpec? Report(INamedTypeSymbol libraryClass, LinkedBy by, List<LinkedInstance> own) =>
        linker.Link(libraryClass, by, own) is { } linked
            ? new(InfDeclaration.PropertyOf(libraryClass), linked.Instance.Inf.Name, linked.Instance.Inf.Path)
            : null;
}
