// Compiles a function with a comment and says how both differ in their statuses.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Correspondence;

internal static partial class Statuses
{
    private const string Others = """
        [FirmwareStructure("T")] public partial struct T { public ulong Procedure; public FunctionPointer<Typed> Handler; public EfiStatus Result; }
        [FunctionType("TYPED")] public delegate FirmwareTask<EfiStatus> Typed(ulong x);
        public readonly record struct FoundFile(ulong EntryPoint);
        [Edk2("Pkg/Other.c")] sealed partial class Other : ImagePart
        {
            /// <summary>NOT_FOUND: none.</summary>
            [EntryPoint(Ordinal = 0)] public FirmwareTask<EfiStatus> G(ulong x) => FirmwareTask<EfiStatus>.FromResult(x == 0 ? EfiStatus.NotFound : EfiStatus.Success);
            /// <summary>NOT_READY: not yet.</summary>
            public async FirmwareTask<EfiResult<ulong>> R(ulong x) => x == 0 ? EfiStatus.NotReady : new EfiResult<ulong>(EfiStatus.Success, x);
        }

        """;

    /// <summary>As <c>+NOT_FOUND</c> for what is returned and not documented, <c>-NOT_FOUND</c> for what is documented and not returned.</summary>
    /// <param name="comment">Text of the summary.</param>
    /// <param name="body">Statements of <c>F(ulong x, EfiStatus given, Other other, Ptr&lt;T&gt; p)</c>.</param>
    /// <param name="members">Further members of F's class.</param>
    public static Task<string> Differences(string comment, string body, string members = "") => DifferencesOf(comment, $"public async FirmwareTask<EfiStatus> F(ulong x, EfiStatus given, Other other, Ptr<T> p) {{ {body} }} {members}");

    /// <summary>As <see cref="Differences"/>, for whole members.</summary>
    public static async Task<string> DifferencesOf(string comment, string members)
    {
        string part = $"[Edk2(\"Pkg/Part.c\")] sealed partial class Part : ImagePart {{\n/// <summary>{comment.Replace("\n", "\n/// ", StringComparison.Ordinal)}</summary>\n{members}\n}}";
        IEnumerable<Diagnostic> found = await Reported.DiagnosticsBy(new StatusAnalyzer(), Compile.Tree(Others + part));
        return string.Join(' ', found.Select(Difference).Order(StringComparer.Ordinal));
    }

    private static string Difference(Diagnostic diagnostic)
    {
        Match match = Message().Match(diagnostic.GetMessage());
        return (match.Groups["does"].Value is "returns" ? "+" : "-") + match.Groups["what"].Value;
    }

    [GeneratedRegex(@"^F (?<does>returns|documents) (what )?(?<what>\w+)( returns)?, ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();
}
