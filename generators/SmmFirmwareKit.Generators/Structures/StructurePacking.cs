// Whether the packing of a structure is one that EDK2 uses, and agrees with what the runtime is told.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructurePacking
{
    // LayoutKind.
    private const int Sequential = 0;
    private const int Explicit = 2;

    /// <summary>Whether the declaration has a <c>[StructLayout]</c>; a second one would not compile.</summary>
    public static bool IsStated(INamedTypeSymbol type) => type.Has(KitNames.StructLayout);

    public static StructureKind KindOf(INamedTypeSymbol type, StructureLayout layout) =>
        FirmwareTypes.IsUnion(type) ? StructureKind.Union :
        layout.IsMap ? StructureKind.Map :
        layout.Tail is not null ? StructureKind.WithTail : StructureKind.Structure;

    public static bool IsSound(INamedTypeSymbol type, StructureLayout layout, Action<Diagnostic> report)
    {
        int pack = FirmwareTypes.Pack(type);
        if (pack is not (0 or 1))
        {
            report(Diagnostic.Create(StructureDiagnostics.Pack, DeclarationParser.FirstLocation(type), type.Name, pack));
            return false;
        }

        if (!layout.IsMap && Contradicts(type, pack, layout.Whole.Size))
        {
            report(Diagnostic.Create(StructureDiagnostics.Contradiction, DeclarationParser.FirstLocation(type), type.Name));
            return false;
        }

        return true;
    }

    private static bool Contradicts(INamedTypeSymbol type, int pack, int size)
    {
        if (type.Find(KitNames.StructLayout) is not { } stated)
        {
            return false;
        }

        int kind = FirmwareTypes.IsUnion(type) ? Explicit : Sequential;
        return stated.Positional(0, Sequential) != kind || stated.Named("Pack", 0) != pack || stated.Named("Size", size) != size;
    }
}
