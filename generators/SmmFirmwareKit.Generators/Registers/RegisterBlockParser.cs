// From a type marked [RegisterBlock] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Registers;

internal static class RegisterBlockParser
{
    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static RegisterBlockSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        Findings findings = new(report);
        if (type.Find(KitNames.RegisterBlock) is not { } attribute)
        {
            ReportStrays(type, findings);
            return null;
        }

        if (DeclarationParser.Parse(type, RegisterDiagnostics.NotPartial, RegisterDiagnostics.Shape, findings.Add) is not { } declaration)
        {
            return null;
        }

        RefuseShape(type, attribute, findings);
        RegisterBlockSpec spec = Spec(type, attribute, declaration, Registers(type, findings));
        BlockChecks.Check(spec, type, findings);
        return findings.Any ? null : spec;
    }

    private static RegisterBlockSpec Spec(INamedTypeSymbol type, AttributeData attribute, DeclarationSpec declaration, RegisterSpec[] registers)
    {
        AttributeData? scratch = type.Find(KitNames.Scratch);
        return new(
            declaration,
            type.IsAbstract,
            BaseBlock(type) is not null,
            attribute.Positional(0, type.Name),
            (Space)attribute.Positional(1, 0),
            attribute.Named("Size", 0),
            attribute.Named("Base", 0U),
            attribute.Named("Slot", 0),
            attribute.Named("MsrView", 0U),
            attribute.Named("Source", ""),
            scratch?.Positional(0, 0) ?? 0,
            scratch is null ? 0 : scratch.Positional(1, 0) + 1,
            scratch?.Positional(2, "") ?? "",
            new(registers));
    }

    // What the base block has wrong is reported there.
    private static RegisterSpec[] Registers(INamedTypeSymbol type, Findings findings)
    {
        Findings elsewhere = new(static _ => { });
        RegisterSpec[] inherited = BaseBlock(type) is { } basis ? [.. RegisterReader.Of(basis, inherited: true, elsewhere)] : [];
        foreach (AttributeData value in type.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == KitNames.ResetValue))
        {
            Override(inherited, value, type, findings);
        }

        return [.. inherited, .. RegisterReader.Of(type, inherited: false, findings)];
    }

    private static void Override(RegisterSpec[] inherited, AttributeData value, INamedTypeSymbol type, Findings findings)
    {
        string name = value.Positional(0, "");
        Location place = value.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;
        int index = Array.FindIndex(inherited, register => register.Name == name);
        if (index < 0)
        {
            findings.Add(RegisterDiagnostics.UnknownRegister, place, type.Name, name);
            return;
        }

        inherited[index] = inherited[index] with { Reset = value.Positional(1, 0UL) };
        RegisterChecks.Check(inherited[index], place, findings);
    }

    private static INamedTypeSymbol? BaseBlock(INamedTypeSymbol type) =>
        type.BaseType is { } basis && basis.Has(KitNames.RegisterBlock) ? basis : null;

    private static void RefuseShape(INamedTypeSymbol type, AttributeData attribute, Findings findings)
    {
        bool isMsr = attribute.Positional(1, 0) == (int)Space.Msr;
        bool fits = isMsr ? type is { TypeKind: TypeKind.Struct, IsRecord: false, IsRefLikeType: false } : IsPlainClass(type);
        if (!fits)
        {
            findings.Add(RegisterDiagnostics.Shape, DeclarationParser.FirstLocation(type), type.Name, type.Name);
        }
    }

    // The generated part derives from RegisterFile, unless a base block already does.
    private static bool IsPlainClass(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, IsRecord: false }
        && (BaseBlock(type) is not null || type.BaseType is { SpecialType: SpecialType.System_Object } || type.BaseType?.ToDisplayString() == KitNames.RegisterFile);

    private static void ReportStrays(INamedTypeSymbol type, Findings findings)
    {
        foreach (ISymbol member in type.GetMembers().Where(member => member.Has(KitNames.Register)))
        {
            findings.Add(RegisterDiagnostics.Stray, DeclarationParser.FirstLocation(member), type.Name, member.Name);
        }
    }
}
