// Damages a source as typing, copying and careless editing do: by tokens, arguments, names, lines and half-typed ends.
using Microsoft.CodeAnalysis.CSharp;

namespace SmmFirmwareKit.Generators.Tests.Robustness;

/// <summary>A seed says all: the source, how often it is damaged, and how.</summary>
internal sealed class Mutation
{
    private static readonly string[] s_arguments =
    [
        "-1", "0", "1", "255", "256", "int.MaxValue", "int.MinValue", "0xFFFFFFFFFFFFFFFF", "3.5", "'c'", "null", "null!", "\"\"", "\"x\"", "\"\\\"}\\n/*\"", "true",
        "default", "typeof(int)", "typeof(Missing)", "typeof(System.Collections.Generic.List<>)", "nameof(Missing)", "new[] { 1, 2 }", "[]", "[1, 1]", "(SaveStateRole)99", "1 / 0", "Missing", "",
    ];

    private static readonly string[] s_tokens =
    [
        "partial", "static", "file", "private", "public", "internal", "readonly", "ref", "abstract", "sealed", "virtual", "override", "async", "unsafe", "required", "const", "volatile", "record", "struct",
        "class", "interface", "enum", "delegate", "namespace", "<T>", "<int>", "<>", "*", "?", "[]", "[,]", ";", "{", "}", "(", ")", "[", "]", ",", "=", "=>", "int", "uint", "ulong", "string", "object", "dynamic",
        "Missing", "Ptr<uint>", "Ptr<Missing>", "FunctionPointer<Action>", "(int, int)", "void", "@event", "get;", "set;", "init;", ": ImagePart", "where T : struct", "await", "return", "while (true)", "0x40", "\"", "//", "/*", "#if X", "@", "$",
    ];

    private readonly List<string> _tokens;
    private ulong _state;

    private Mutation(ulong seed, IReadOnlyList<string> sources)
    {
        _state = seed;
        _tokens = [.. SyntaxFactory.ParseTokens(sources[Below(sources.Count)]).Select(token => token.ToFullString())];
    }

    /// <summary>The source of a seed, damaged once to three times.</summary>
    public static string Of(ulong seed, IReadOnlyList<string> sources)
    {
        Mutation mutation = new(seed, sources);
        for (int left = 1 + mutation.Below(3); left > 0; left--)
        {
            mutation.Damage();
        }

        return string.Concat(mutation._tokens);
    }

    private void Damage()
    {
        int at = Below(_tokens.Count);
        Action<int>[] ways = [Delete, Duplicate, Swap, Replace, Insert, Argument, Argument, OtherName, OtherName, CopyLines, DeleteLine, Cut];
        ways[Below(ways.Length)](at);
    }

    private void Delete(int at) => _tokens[at] = " ";

    private void Duplicate(int at) => _tokens.Insert(at, _tokens[at] + " ");

    private void Swap(int at)
    {
        int other = Below(_tokens.Count);
        (_tokens[at], _tokens[other]) = (_tokens[other] + " ", _tokens[at] + " ");
    }

    private void Replace(int at) => _tokens[at] = " " + One(s_tokens) + " ";

    private void Insert(int at) => _tokens.Insert(at, " " + One(s_tokens) + " ");

    private void Argument(int at) => ReplaceNext(at, static token => token.Length > 0 && (char.IsAsciiDigit(token[0]) || token[0] is '"' || token is "true" or "false"), One(s_arguments));

    private void OtherName(int at)
    {
        string[] names = [.. _tokens.Select(token => token.Trim()).Where(IsName)];
        if (names.Length > 0)
        {
            ReplaceNext(at, IsName, One(names));
        }
    }

    private void CopyLines(int at)
    {
        (int start, int end) = LineOf(at);
        _tokens.InsertRange(Below(3) == 0 ? LineOf(Below(_tokens.Count)).End : end, _tokens[start..end]);
    }

    private void DeleteLine(int at)
    {
        (int start, int end) = LineOf(at);
        _tokens.RemoveRange(start, Math.Min(end - start, _tokens.Count - 1));
    }

    private void Cut(int at) => _tokens.RemoveRange(at, Math.Min(_tokens.Count - 1 - at, Below(2) == 0 ? 5 : _tokens.Count));

    private void ReplaceNext(int from, Func<string, bool> suits, string text)
    {
        int found = _tokens.FindIndex(from, token => suits(token.Trim()));
        if (found >= 0)
        {
            _tokens[found] = " " + text + " ";
        }
    }

    private (int Start, int End) LineOf(int at)
    {
        int before = _tokens.FindLastIndex(Math.Max(0, at - 1), token => token.EndsWith('\n'));
        int end = _tokens.FindIndex(at, token => token.EndsWith('\n'));
        return (Math.Min(before + 1, at), end < 0 ? _tokens.Count : end + 1);
    }

    private static bool IsName(string token) => SyntaxFacts.IsValidIdentifier(token) && SyntaxFacts.GetKeywordKind(token) == SyntaxKind.None;

    private string One(string[] from) => from[Below(from.Length)];

    // SplitMix64: neighbouring seeds give unrelated numbers.
    private int Below(int bound)
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }
}
