// From a struct marked [FirmwareStructure] or [FirmwareUnion] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal static class StructureParser
{
    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static StructureSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (FirmwareTypes.DeclarationOf(type) is not { } attribute
            || DeclarationParser.Parse(type, StructureDiagnostics.NotPartial, StructureDiagnostics.Shape, report) is not { } declaration)
        {
            return null;
        }

        StructureLayout layout = StructureLayout.Of(type);
        ParsedMember[] members = [.. MemberParser.Of(type, layout)];
        bool sound = IsNameable(type, report)
            & UnionChecks.IsSound(type, report)
            & StructurePacking.IsSound(type, layout, report)
            & new MemberChecks(type, report).AreSound(layout, members)
            & BitChecks.AreSound(type, layout, report)
            & PointerCircles.IsFree(type, report);
        return sound
            ? new(
                declaration,
                attribute.Positional(0, type.Name),
                attribute.Named("Source", ""),
                FirmwareTypes.Pack(type),
                layout.Whole.Size,
                StructurePacking.IsStated(type),
                StructurePacking.KindOf(type, layout),
                new([.. members.Select(member => member.Spec)]),
                new([.. layout.Fields.Where(placed => BitRun.IsUnit(placed.Field)).SelectMany(BitRun.Of).Select(BitRun.Spec)]),
                new([.. members.Select(member => member.Forward()).OfType<ForwardSpec>()]))
            : null;
    }

    private static bool IsNameable(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        bool nameable = Visibility.Of(type) != Visible.Nowhere;
        if (!nameable)
        {
            report(Diagnostic.Create(StructureDiagnostics.Shape, DeclarationParser.FirstLocation(type), type.Name, type.Name));
        }

        return nameable;
    }
}
