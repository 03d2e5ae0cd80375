// Whether every field has a layout and every member can be reached by its name.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Structures;

internal sealed class MemberChecks(INamedTypeSymbol type, Action<Diagnostic> report)
{
    // Members of Ptr<T> and Field<T> win over extension members of the same name.
    private static readonly HashSet<string> s_taken =
        new(StringComparer.Ordinal) { "Address", "Null", "IsNull", "Value", "As", "Pointer", "GetAwaiter", "Set", "ToString", "Equals", "GetHashCode", "GetType", "Deconstruct" };

    private bool _sound = true;

    public bool AreSound(StructureLayout layout, ParsedMember[] members)
    {
        Fields(layout.Unknown.Where(field => field.Type.TypeKind != TypeKind.Error), StructureDiagnostics.NoLayout, field => field.Type.ToDisplayString());
        Fields(layout.Misplaced, StructureDiagnostics.Offset, field => field.Name);
        Fields(StructureLayout.InstanceFields(type).Where(IsWrongPointer), StructureDiagnostics.PointerTo, field => field.Type.ToDisplayString());
        Fields(StructureLayout.InstanceFields(type).Where(IsWrongAnonymous), StructureDiagnostics.Anonymous, field => field.Type.ToDisplayString());
        Tail(layout.Tail);
        Members(members.Where(member => s_taken.Contains(member.Spec.Name)), StructureDiagnostics.Hidden, member => member.Spec.Name);
        Members(members.Where(member => Visibility.Of(member.Target) == Visible.Nowhere), StructureDiagnostics.Unnameable, member => member.Target.Name);
        Members(members.Where((member, index) => IsRepeated(members, index) || IsOfAnother(members, member)), StructureDiagnostics.Twice, member => member.Spec.Name);
        return _sound && layout.Unknown.Count == 0;
    }

    // Two declarations of one name are the compiler's to report; those that a nameless part or the flexible array brings are not.
    private bool IsRepeated(ParsedMember[] members, int index) =>
        members.Take(index).Any(other => other.Spec.Name == members[index].Spec.Name)
        && !members.Where(other => other.Spec.Name == members[index].Spec.Name).All(other => other.Symbol.Name == other.Spec.Name);

    // A value has a member of its nameless part too: not beside a function, a nested type or the type itself of that name.
    private bool IsOfAnother(ParsedMember[] members, ParsedMember member) =>
        member.Forward() is not null
        && (member.Spec.Name == type.Name
            || (Handwritten.Has(type, member.Spec.Name) && !members.Any(other => !other.IsHoisted && other.Spec.Name == member.Spec.Name)));

    private static bool IsWrongPointer(IFieldSymbol field) =>
        field.Has(KitNames.PointerTo) && MemberParser.Element(field).SpecialType != SpecialType.System_UInt64;

    private static bool IsWrongAnonymous(IFieldSymbol field) =>
        field.Has(KitNames.Anonymous) && !FirmwareTypes.IsDeclared(field.Type) && field.Type.TypeKind != TypeKind.Error;

    private void Tail(FlexibleTail? tail)
    {
        if (tail is not null && (FirmwareTypes.IsUnion(type) || !tail.IsKnown || !Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(tail.Name)))
        {
            Report(type, StructureDiagnostics.Tail, type.Name, tail.Name, tail.Element.ToDisplayString());
        }
    }

    private void Fields(IEnumerable<IFieldSymbol> fields, DiagnosticDescriptor wrong, Func<IFieldSymbol, string> detail)
    {
        foreach (IFieldSymbol field in fields)
        {
            Report(field, wrong, type.Name, field.Name, detail(field));
        }
    }

    private void Members(IEnumerable<ParsedMember> members, DiagnosticDescriptor wrong, Func<ParsedMember, string> detail)
    {
        foreach (ParsedMember member in members)
        {
            Report(member.Symbol, wrong, type.Name, member.Spec.Name, detail(member));
        }
    }

    private void Report(ISymbol symbol, DiagnosticDescriptor wrong, params object[] arguments)
    {
        _sound = false;
        report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(symbol), arguments));
    }
}
