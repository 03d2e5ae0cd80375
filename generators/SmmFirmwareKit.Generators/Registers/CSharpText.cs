// Values and comments of declarations as generated C#.
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal static class CSharpText
{
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Text that cannot end the comment it stands in.</summary>
    public static string Comment(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c)]);

    /// <summary>The same within an XML element.</summary>
    public static string Xml(string text) => Comment(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A constant to combine with a register of so many bytes.</summary>
    public static string Mask(ulong mask, int bytes) => Hex.Of(mask, 2) + (bytes == 8 ? "UL" : "U");
}
