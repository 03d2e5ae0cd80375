// Reads one [Register] member and checks what concerns that register alone.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class RegisterReader
{
    /// <summary>The registers that a type declares itself; wrong ones are reported, those without a width left out.</summary>
    public static IEnumerable<RegisterSpec> Of(INamedTypeSymbol type, bool inherited, Findings findings) =>
        type.GetMembers().Where(member => member.Has(KitNames.Register)).InDeclarationOrder()
            .Select(member => Read(member, type, inherited, findings))
            .OfType<RegisterSpec>();

    private static RegisterSpec? Read(ISymbol member, INamedTypeSymbol type, bool inherited, Findings findings)
    {
        AttributeData attribute = member.Find(KitNames.Register)!;
        AttributeData block = type.Find(KitNames.RegisterBlock)!;
        string name = attribute.Positional(0, member.Name);
        Location place = DeclarationParser.FirstLocation(member);
        if (MemberShape.Of(member) is not { } shape)
        {
            findings.Add(RegisterDiagnostics.Width, place, name);
            return null;
        }

        if (IsMsr(block) && shape.Bytes != 8)
        {
            findings.Add(RegisterDiagnostics.MsrWidth, place, name, shape.Bytes * 8 + " bits wide");
        }

        RegisterSpec register = Spec(member, attribute, block, shape, inherited, new FieldReader(name, member.Name, shape.Bytes * 8, findings).Read(member));
        RegisterChecks.Check(register, place, findings);
        return register;
    }

    private static RegisterSpec Spec(ISymbol member, AttributeData attribute, AttributeData block, MemberShape shape, bool inherited, FieldSpec[] fields)
    {
        string name = attribute.Positional(0, member.Name);
        int count = attribute.Named("Count", 0);
        AttributeData? view = member.Find(KitNames.MsrView);
        return new(
            name,
            member.Name,
            shape,
            attribute.Positional(1, 0U),
            shape.Bytes,
            attribute.Named("Reset", 0UL),
            (Domain)attribute.Named("Domain", (int)Domain.System),
            attribute.Named("Widths", 0),
            attribute.Named("Whole", false),
            shape.IsRun ? Math.Max(1, count) : count,
            attribute.Named("Stride", IsMsr(block) ? 1 : shape.Bytes),
            attribute.Named("PresentIf", ""),
            (Smm)attribute.Named("SmmOnly", 0),
            view is null ? null : (Access)view.Positional(0, 0),
            view?.Named("Wide", false) ?? false,
            inherited,
            attribute.Positional(2, ""),
            Source(attribute, block),
            new(fields.Length > 0 ? fields : [Whole(name, shape, attribute)]));
    }

    // A register without rows is one field.
    private static FieldSpec Whole(string name, MemberShape shape, AttributeData attribute) =>
        new(name, "", (shape.Bytes * 8) - 1, 0, (Access)attribute.Named("Access", 0), "", attribute.Positional(2, ""));

    private static string Source(AttributeData register, AttributeData block)
    {
        string own = register.Named("Source", "");
        string general = block.Named("Source", "");
        return own.Length == 0 || general.Length == 0 ? own + general : general + ", " + own;
    }

    private static bool IsMsr(AttributeData block) => block.Positional(1, 0) == (int)Space.Msr;
}

/// <summary>What must hold of a register whatever its block.</summary>
internal static class RegisterChecks
{
    public static void Check(RegisterSpec register, Location place, Findings findings)
    {
        CheckReset(register, place, findings);
        if (register.Source.Length == 0)
        {
            findings.Add(RegisterDiagnostics.NoSource, place, register.Name);
        }

        if (register.Shape.IsRun ? !IsRun(register) : register.Count != 0)
        {
            findings.Add(RegisterDiagnostics.Run, place, register.Name);
        }
    }

    private static void CheckReset(RegisterSpec register, Location place, Findings findings)
    {
        ulong unnamed = register.Reset & ~register.Fields.Aggregate(0UL, (bits, field) => bits | field.Mask);
        if ((register.Reset & ~register.AllBits) != 0)
        {
            findings.Add(RegisterDiagnostics.ResetTooWide, place, register.Name, register.Bits, Hex.Of(register.Reset));
        }
        else if (unnamed != 0)
        {
            findings.Add(RegisterDiagnostics.ResetUnnamed, place, register.Name, Hex.Of(register.Reset), Hex.Of(unnamed));
        }
    }

    private static bool IsRun(RegisterSpec register) =>
        register.HasPlaceholder && register.Count is > 0 and <= RegisterSpec.LargestRun && register.Stride >= 1 && register.Stride <= ushort.MaxValue;
}
