// Finds the loops of a function that wait for another processor without giving the machine a hint.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>
/// A spin is a cycle of the control-flow graph along which firmware looks at the machine and nothing else happens: no write,
/// no pause, halt or delay, no call that may do one of them, and no local moves on (gets a value computed from its own, as a
/// counter or the node of a list does). Such a cycle ends only if somebody else changes what it looks at.
/// </summary>
internal sealed class SpinSearch(ControlFlowGraph graph, MachineAccess machine)
{
    private readonly Evaluation _evaluation = new(graph);

    public IEnumerable<SyntaxNode> Find()
    {
        HashSet<BasicBlock> left = [.. graph.Blocks.Where(block => block.IsReachable)];
        while (true)
        {
            List<HashSet<BasicBlock>> cycles = Cycles.In(left);
            int before = left.Count;
            foreach (HashSet<BasicBlock> cycle in cycles)
            {
                left.ExceptWith(Progressing(cycle));
            }

            if (left.Count == before)
            {
                return cycles.Select(Place).OfType<SyntaxNode>();
            }
        }
    }

    private IEnumerable<BasicBlock> Progressing(HashSet<BasicBlock> cycle)
    {
        Dependencies values = Dependencies.Of(cycle.SelectMany(_evaluation.Events));
        return [.. cycle.Where(block =>
            _evaluation.Events(block).Any(values.MovesOn)
            || Accesses(block, values).Any(access => access.Kind == Access.Progress))];
    }

    private IEnumerable<(IOperation Operation, Access Kind)> Accesses(BasicBlock block, Dependencies values) =>
        Evaluation.Operations(block).SelectMany(Evaluation.Tree).Select(operation => (operation, machine.Of(operation, values.IsFresh)));

    // The innermost loop around everything the cycle looks at; a cycle that looks at nothing waits for nobody.
    private SyntaxNode? Place(HashSet<BasicBlock> cycle)
    {
        Dependencies values = Dependencies.Of(cycle.SelectMany(_evaluation.Events));
        SyntaxNode[] looks = [.. cycle.SelectMany(block => Accesses(block, values)).Where(access => access.Kind == Access.Look).Select(access => access.Operation.Syntax)];
        return looks.Length == 0 ? null : looks[0].AncestorsAndSelf().FirstOrDefault(node => IsLoop(node) && looks.All(look => node.Span.Contains(look.Span))) ?? looks[0];
    }

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;
}
