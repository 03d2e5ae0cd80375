// Writes generated text: four spaces a level, line feeds only, whatever machine it runs on.
using System.Text;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Text;

internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _level).Append(text);
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
