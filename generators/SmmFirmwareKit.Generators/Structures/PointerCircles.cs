// Finds structs that .NET would not load, because their typed pointers form a circle.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

/// <remarks>
/// To load a struct the runtime loads the types of its fields, and for Ptr&lt;T&gt; also T. It knows a struct that points to
/// itself, but not one that it meets again through another. Delegates of function pointers are no part of it: they are classes.
/// </remarks>
internal static class PointerCircles
{
    public static bool IsFree(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        bool free = true;
        foreach (IFieldSymbol field in StructureLayout.InstanceFields(type))
        {
            if (Needed(field.Type) is { } next && !Same(next, type) && Leads(next, type, new(SymbolEqualityComparer.Default)))
            {
                free = false;
                report(Diagnostic.Create(StructureDiagnostics.Circle, DeclarationParser.FirstLocation(field), type.Name, field.Name, next.Name));
            }
        }

        return free;
    }

    private static bool Leads(INamedTypeSymbol from, INamedTypeSymbol goal, HashSet<ISymbol> seen) =>
        seen.Add(from)
        && StructureLayout.InstanceFields(from)
            .Select(field => Needed(field.Type))
            .OfType<INamedTypeSymbol>()
            .Any(next => Same(next, goal) || Leads(next, goal, seen));

    // The struct that a field of this type makes the runtime load.
    private static INamedTypeSymbol? Needed(ITypeSymbol type)
    {
        ITypeSymbol target = type;
        while ((KitTypes.PointeeOf(target) ?? KitTypes.PlaceOf(target)) is { } pointee)
        {
            target = pointee;
        }

        return target is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } structure ? structure : null;
    }

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
