// Writes generated text: four spaces a level, line feeds only, whatever machine it runs on.
using System.Text;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Text;

internal sealed class CodeWriter
{
    private static readonly char[] s_lineBreaks = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>One line, whatever a declaration put into a name that it quotes: the rest of a comment must not become code.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _level).Append(string.Join(" ", text.Split(s_lineBreaks, StringSplitOptions.RemoveEmptyEntries)));
        }

        _text.Append('\n');
    }

    /// <summary>A header line, a brace, and what follows one level deeper, until <see cref="Close"/>.</summary>
    public void Open(string header)
    {
        Line(header);
        Line("{");
        _level++;
    }

    public void Close(string end = "}")
    {
        _level--;
        Line(end);
    }

    /// <summary>First lines of every generated file.</summary>
    public void Preamble(string space, params string[] usings)
    {
        Line("#nullable enable");
        foreach (string name in usings)
        {
            Line("using " + name + ";");
        }

        Line();
        if (space.Length > 0)
        {
            Line("namespace " + space + ";");
            Line();
        }
    }

    /// <summary>Reopens a partial type within its enclosing types.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bases">What the generated part adds after its name: <c> : IFirmwareModule</c>.</param>
    public void OpenType(DeclarationSpec type, string bases = "")
    {
        for (int index = 0; index < type.Headers.Count; index++)
        {
            Open(index == type.Headers.Count - 1 ? type.Headers[index] + bases : type.Headers[index]);
        }
    }

    public void CloseType(DeclarationSpec type)
    {
        foreach (string _ in type.Headers)
        {
            Close();
        }
    }

    public override string ToString() => _text.ToString();
}
