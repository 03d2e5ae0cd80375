// The functions that other code can call: those whose source and statuses have to be known.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Correspondence;

internal static class FirmwareFunctions
{
    /// <summary>A public method, or an entry point, of a part of an image or of an instance of a library class.</summary>
    public static bool IsPublic(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsOverride: false, IsImplicitlyDeclared: false }
        && (method.DeclaredAccessibility == Accessibility.Public || EntryAttributes.Of(method).Any())
        && FirmwareClasses.IsFirmware(method.ContainingType)
        && (KitTypes.IsImagePart(method.ContainingType) || method.ContainingType.AllInterfaces.Any(FirmwareClasses.IsLibraryClass) || method.ContainingType.Has(KitNames.Edk2));

    /// <summary>Whether a function gives its caller an EFI_STATUS: at once, as a task, or beside a value.</summary>
    public static bool ReturnsStatus(IMethodSymbol method) => IsStatus(method.ReturnType is INamedTypeSymbol { Name: "FirmwareTask", Arity: 1 } task ? task.TypeArguments[0] : method.ReturnType);

    public static bool IsStatus(ITypeSymbol? type) => type?.Name is "EfiStatus" or "EfiResult" && type.ContainingNamespace.ToDisplayString() == KitNames.EfiNamespace;
}
