// Which mutations are held against QEMU, and which never: the rule, by kind of file and kind of code, never by place.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmmFirmwareKit.Mutations.Sites;

/// <param name="What">What is left out.</param>
/// <param name="Why">The reason.</param>
internal sealed record Exclusion(string What, string Why);

/// <summary>Declarations and rules of the chipset's devices, and the rules by which a processor latches events and saves its state.</summary>
internal static class Scope
{
    // No device and no rule: options of a machine, interfaces, a list of what is left out.
    private static readonly string[] s_notDevices = ["ChipsetConfiguration.cs", "IChipsetOutputs.cs", "UnmodelledPorts.cs", "Device.cs"];

    private static readonly string[] s_latching = ["EventOrder.cs", "Processor.Events.cs", "Processor.Smm.cs", "Processor.Reset.cs", "SaveStateImage.cs"];

    // QEMU has no checkpoints and no digests that could be compared.
    private static readonly string[] s_checkpointing = ["Save", "Load", "StateSize", "DistinguishesStates", "Digest"];

    // The journal hears of a change before it happens; the trace counts a step.
    private static readonly string[] s_bookkeeping = ["Touch", "Count"];

    /// <summary>The rule in words, for the documentation.</summary>
    public static IReadOnlyList<Exclusion> Exclusions { get; } =
    [
        new("`Registers/`, `Memory/`, `Machine.cs`", "what carries declarations out, memory behind the decoding, wiring: machinery for all registers, not a register or a rule"),
        new($"`Processor/` but for {string.Join(", ", s_latching.Select(file => $"`{file}`"))}", "local APIC, MSRs, SMRR, CPUID: QEMU's register interface does not reach them, only the manual stands behind them; the rest runs firmware's functions"),
        new(string.Join(", ", s_notDevices.Select(file => $"`{file}`")), "options of a machine, an interface, a list of what is left out: no device and no rule"),
        new($"members {string.Join(", ", s_checkpointing.Select(member => $"`{member}`"))}, calls of {string.Join(", ", s_bookkeeping.Select(member => $"`{member}`"))}", "checkpoints and traces: QEMU has none that could be compared"),
        new("calls of `Reset(ResetDomain.PowerOn)`", "a machine is powered on once, when its registers are new; QEMU has no other power-on"),
        new("faults, what only leads to a fault, and calls of functions that do nothing else", "there the model says that it leaves something out, and QEMU does not"),
        new("access kinds, locks and reserved bits of a block whose device never calls `RegisterFile.Write`; offsets and reset values there that no code asks for by name", "such a device carries out writes itself; the declaration says it in words"),
        new("the reset domain of a register that nothing can change, and of a block that a system reset leaves alone", "the register always has its reset value; the block keeps it without asking"),
        new("the offset of a read-only register that is always zero", "bytes without a register read zero, too"),
        new("`Widths`, summaries, sources, names", "documentation; the widths a device answers are those of its `PortRange`"),
        new("sizes of `stackalloc`", "a buffer, not a register"),
        new("mutants that do not compile", "another of the same operator is drawn"),
    ];

    public static bool Includes(string path) => path.Split('/') switch
    {
        ["Chipset", var file] => !s_notDevices.Contains(file, StringComparer.Ordinal),
        ["Processor", var file] => s_latching.Contains(file, StringComparer.Ordinal),
        _ => false,
    };

    public static bool Includes(Mutation mutation, SemanticModel meaning) =>
        !mutation.At.AncestorsAndSelf().Any(node => IsCheckpointing(node) || IsBookkeeping(node) || IsFault(node, mutation.At, meaning) || node is StackAllocArrayCreationExpressionSyntax);

    /// <summary>Whether a member is about saving and loading.</summary>
    public static bool IsCheckpointing(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => s_checkpointing.Contains(method.Identifier.Text, StringComparer.Ordinal),
        PropertyDeclarationSyntax property => s_checkpointing.Contains(property.Identifier.Text, StringComparer.Ordinal),
        _ => false,
    };

    private static bool IsBookkeeping(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "PowerOn" } }] } reset && NameOf(reset.Expression) is "Reset"
        || node is InvocationExpressionSyntax call && s_bookkeeping.Contains(NameOf(call.Expression), StringComparer.Ordinal)
        || node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax whole } && s_bookkeeping.Contains(NameOf(whole.Expression), StringComparer.Ordinal);

    private static string NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    // A throw, the condition that leads to one, or a call of a function that contains only such.
    private static bool IsFault(SyntaxNode node, SyntaxNode mutated, SemanticModel meaning) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        IfStatementSyntax { Else: null } condition => OnlyThrows(condition.Statement),
        ConditionalExpressionSyntax choice => (choice.WhenTrue is ThrowExpressionSyntax || choice.WhenFalse is ThrowExpressionSyntax) && (choice == mutated || choice.Condition.Contains(mutated)),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => IsGuard(meaning.GetSymbolInfo(call).Symbol),
        BaseMethodDeclarationSyntax method => MakesFault(method),
        _ => false,
    };

    private static bool OnlyThrows(StatementSyntax statement) => statement is ThrowStatementSyntax or BlockSyntax { Statements: [ThrowStatementSyntax] };

    private static bool IsGuard(ISymbol? called) => called?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax { Body: { } body }
        && body.Statements.Count > 0
        && body.Statements.All(statement => statement is IfStatementSyntax { Else: null } condition && OnlyThrows(condition.Statement));

    private static bool MakesFault(BaseMethodDeclarationSyntax method) => method is MethodDeclarationSyntax { ReturnType: IdentifierNameSyntax { Identifier.Text: "ExecutionException" } };
}
