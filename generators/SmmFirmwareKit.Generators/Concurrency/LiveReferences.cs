// Which references are alive across an await: liveness over the control-flow graph, backwards.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Concurrency;

internal static class LiveReferences
{
    /// <summary>Each reference once, with the first await across which it is held; no symbol for a temporary such as an enumerator.</summary>
    public static IEnumerable<(ISymbol? Variable, ITypeSymbol Type, IOperation Await)> Across(ControlFlowGraph graph)
    {
        Evaluation evaluation = new(graph);
        Dictionary<BasicBlock, HashSet<Variable>> live = graph.Blocks.ToDictionary(block => block, _ => new HashSet<Variable>());
        Dictionary<Variable, ITypeSymbol> types = [];
        Dictionary<Variable, IOperation> held = [];
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (BasicBlock block in graph.Blocks.Reverse())
            {
                HashSet<Variable> after = [.. block.Successors().SelectMany(next => live[next])];
                foreach (FlowEvent happening in Enumerable.Reverse(evaluation.Events(block)))
                {
                    Apply(happening, after, types, held);
                }

                changed |= !after.SetEquals(live[block]);
                live[block] = after;
            }
        }

        return held.OrderBy(pair => pair.Value.Syntax.SpanStart).Select(pair => (pair.Key.Symbol, types[pair.Key], pair.Value));
    }

    private static void Apply(FlowEvent happening, HashSet<Variable> live, Dictionary<Variable, ITypeSymbol> types, Dictionary<Variable, IOperation> held)
    {
        switch (happening.Kind)
        {
            case FlowEventKind.Write:
                live.Remove(happening.Variable);
                break;
            case FlowEventKind.Read when Reference(happening) is { } type:
                types[happening.Variable] = type;
                live.Add(happening.Variable);
                break;
            case FlowEventKind.Await:
                foreach (Variable variable in live)
                {
                    held[variable] = happening.Operation;
                }

                break;
        }
    }

    private static ITypeSymbol? Reference(FlowEvent read) =>
        HostReference.IsHeld(read.Operation.Type) || read.Operation is ILocalReferenceOperation { Local.RefKind: not RefKind.None } ? read.Operation.Type : null;
}
