// Which classes of an assembly marked [assembly: FirmwareCode] are firmware objects: the rules about state and concurrency apply to them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.PortableSubset;

namespace SmmFirmwareKit.Generators;

internal static class FirmwareClasses
{
    /// <summary>Part of an image, instance of a library class, or marked with its EDK2 source; or nested in such a type.</summary>
    public static bool IsFirmware(INamedTypeSymbol? type)
    {
        for (; type is not null && FirmwareCode.IsFirmware(type.ContainingAssembly); type = type.ContainingType)
        {
            if (type.TypeKind == TypeKind.Class && (KitTypes.IsImagePart(type) || type.AllInterfaces.Any(IsLibraryClass) || type.Has(KitNames.Edk2) || type.Has(KitNames.FirmwareModule)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>IBaseLib</c> and the others that stand for EDK2's library classes.</summary>
    public static bool IsLibraryClass(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.Name.StartsWith("I", StringComparison.Ordinal) && type.Name.EndsWith("Lib", StringComparison.Ordinal)
        && type.ContainingNamespace.ToDisplayString() == KitNames.EfiNamespace;
}
