// The attributes of register declarations, as rows of a datasheet's table.
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal static class Rows
{
    public const string Register = "Register";
    public const string Bits = "Bits";
    public const string Reserved = "Reserved";
    public const string ResetValue = "ResetValue";
    public const string Scratch = "Scratch";

    /// <summary>The attributes of one kind.</summary>
    public static IEnumerable<AttributeSyntax> Named(this SourceFile file, params string[] names) =>
        file.Nodes<AttributeSyntax>().Where(row => names.Contains(row.Name.ToString(), StringComparer.Ordinal));

    /// <summary>The rows below a register's heading.</summary>
    public static IEnumerable<AttributeSyntax> FieldsOf(AttributeSyntax register) =>
        AllOf(register).Where(row => row.Name.ToString() is Bits or Reserved);

    /// <summary>All rows of the register that <paramref name="row"/> belongs to.</summary>
    public static IEnumerable<AttributeSyntax> AllOf(AttributeSyntax row) => ((MemberDeclarationSyntax)row.Parent!.Parent!).AttributeLists.SelectMany(list => list.Attributes);

    /// <summary>A setting by its name: <c>Reset = 2</c>.</summary>
    public static AttributeArgumentSyntax? Setting(this AttributeSyntax row, string name) =>
        row.ArgumentList?.Arguments.FirstOrDefault(argument => string.Equals(argument.NameEquals?.Name.Identifier.Text, name, StringComparison.Ordinal));

    /// <summary>Arguments without a name.</summary>
    public static IReadOnlyList<AttributeArgumentSyntax> Positional(this AttributeSyntax row) => [.. row.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null) ?? []];

    /// <summary>The value of a constant argument; null if it is none or not a number.</summary>
    public static ulong? NumberIn(this SourceFile file, AttributeArgumentSyntax? argument) => argument is null ? null : file.Meaning.GetConstantValue(argument.Expression).Value switch
    {
        int number => (ulong)number,
        uint number => number,
        long number => (ulong)number,
        ulong number => number,
        _ => null,
    };

    /// <summary>Bits of the register that a row belongs to.</summary>
    public static int WidthOf(AttributeSyntax row) => (row.Parent!.Parent switch
    {
        PropertyDeclarationSyntax property => property.Type.ToString(),
        MethodDeclarationSyntax method => method.ReturnType.ToString(),
        _ => "",
    }) switch { "byte" => 8, "ushort" => 16, "ulong" => 64, _ => 32 };

    /// <summary>Name of the register, and of the field if the row is one: <c>SMRAM.D_LCK</c>.</summary>
    public static string NameOf(AttributeSyntax row)
    {
        AttributeSyntax register = AllOf(row).FirstOrDefault(other => other.Name.ToString() is Register) ?? row;
        return row == register || row.Name.ToString() is not Bits ? Text(register) : $"{Text(register)}.{Text(row)}";
    }

    public static string Hex(ulong value) => "0x" + value.ToString("X2", CultureInfo.InvariantCulture);

    /// <summary>A setting replaced, or added behind the others.</summary>
    public static Mutation Set(AttributeSyntax row, string name, string value)
    {
        AttributeArgumentSyntax? old = row.Setting(name);
        string after = $"{name} = {value}";
        return old is not null
            ? Row(row, old.ToString(), after, new TextChange(old.Span, after))
            : Row(row, $"no {name}", after, new TextChange(new TextSpan(row.ArgumentList!.CloseParenToken.SpanStart, 0), ", " + after));
    }

    /// <summary>An argument taken away, with the comma in front of it.</summary>
    public static Mutation Remove(AttributeSyntax row, AttributeArgumentSyntax argument)
    {
        int start = argument.GetFirstToken().GetPreviousToken().SpanStart;
        return Row(row, argument.ToString(), $"no {argument.NameEquals!.Name}", new TextChange(TextSpan.FromBounds(start, argument.Span.End), ""));
    }

    /// <summary>A mutation that people find by the names of register and field.</summary>
    public static Mutation Row(AttributeSyntax row, string before, string after, params IReadOnlyList<TextChange> changes) =>
        new(row, $"{NameOf(row)}: {before}", after, changes);

    private static string Text(AttributeSyntax row) => row.ArgumentList?.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string text } ? text : row.Name.ToString();
}
