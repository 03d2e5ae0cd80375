// Structures and unions as declared for modelled memory.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Layout;

internal static class FirmwareTypes
{
    /// <summary><c>[FirmwareStructure]</c> or <c>[FirmwareUnion]</c>, or null.</summary>
    public static AttributeData? DeclarationOf(ISymbol type) => type.Find(KitNames.FirmwareStructure) ?? type.Find(KitNames.FirmwareUnion);

    public static bool IsDeclared(ISymbol type) => DeclarationOf(type) is not null;

    public static bool IsUnion(ISymbol type) => type.Has(KitNames.FirmwareUnion) && !type.Has(KitNames.FirmwareStructure);

    public static int Pack(ISymbol type) => DeclarationOf(type)?.Named("Pack", 0) ?? 0;
}
