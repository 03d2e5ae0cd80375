// Whether the packing of a structure is one that EDK2 uses, and agrees with what the runtime is told.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructurePacking
{
    // LayoutKind.Sequential.
    private const int Sequential = 0;

    /// <summary>Whether the declaration has a <c>[StructLayout]</c>; a second one would not compile.</summary>
    public static bool IsStated(INamedTypeSymbol type) => type.Has(KitNames.StructLayout);

    public static bool IsSound(INamedTypeSymbol type, StructureLayout layout, Action<Diagnostic> report)
    {
        int pack = StructureLayout.Pack(type);
        if (pack is not (0 or 1))
        {
            report(Diagnostic.Create(StructureDiagnostics.Pack, DeclarationParser.FirstLocation(type), type.Name, pack));
            return false;
        }

        if (!layout.IsMap && Contradicts(type, pack))
        {
            report(Diagnostic.Create(StructureDiagnostics.Contradiction, DeclarationParser.FirstLocation(type), type.Name));
            return false;
        }

        return true;
    }

    private static bool Contradicts(INamedTypeSymbol type, int pack) =>
        type.Find(KitNames.StructLayout) is { } stated
        && (stated.Positional(0, Sequential) != Sequential || stated.Named("Pack", 0) != pack);
}
