// Which assignments a variable's value may come from, at a place in a control-flow graph.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Flow;

/// <param name="Value">Null for an assignment of something else than one expression, and, at the entry, for what a parameter has been passed.</param>
/// <param name="Facts">What the conditions between the assignment and the use say.</param>
internal readonly record struct ReachingValue<TFacts>(IOperation? Value, BasicBlock Block, TFacts Facts);

internal sealed class ReachingValues(ControlFlowGraph graph)
{
    // A function with more ways than this to one block is followed without what its conditions say.
    private const int MostFacts = 16;

    private readonly Evaluation _evaluation = new(graph);
    private readonly Dictionary<BasicBlock, List<FlowEvent>> _events = [];

    public bool IsWritten(Variable variable) =>
        graph.Blocks.SelectMany(Events).Any(happening => happening.Kind == FlowEventKind.Write && happening.Variable == variable);

    /// <summary>The assigned values that <paramref name="variable"/> may hold at <paramref name="use"/> in <paramref name="block"/>, and what the conditions in between say.</summary>
    public List<ReachingValue<TFacts>> At<TFacts>(IOperation use, Variable variable, BasicBlock block, TFacts facts, Func<TFacts, IOperation, bool, TFacts> learn)
    {
        List<ReachingValue<TFacts>> found = [];
        HashSet<(BasicBlock, TFacts)> seen = [];
        Stack<(BasicBlock Block, IOperation? Before, TFacts Facts)> open = new([(block, use, facts)]);
        while (open.Count > 0)
        {
            (BasicBlock current, IOperation? before, TFacts known) = open.Pop();
            if (LastWrite(current, variable, before) is { } write)
            {
                found.Add(new(Value(write, variable), current, known));
                continue;
            }

            if (current.Kind == BasicBlockKind.Entry)
            {
                found.Add(new(null, current, known));
            }

            foreach (ControlFlowBranch branch in current.Predecessors)
            {
                TFacts learned = Learned(branch, known, learn);
                TFacts kept = seen.Count(way => way.Item1 == branch.Source) < MostFacts ? learned : facts;
                if (seen.Add((branch.Source, kept)))
                {
                    open.Push((branch.Source, null, kept));
                }
            }
        }

        return found;
    }

    private static TFacts Learned<TFacts>(ControlFlowBranch branch, TFacts facts, Func<TFacts, IOperation, bool, TFacts> learn) => branch.Source switch
    {
        { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition } source =>
            learn(facts, condition, branch.IsConditionalSuccessor == (source.ConditionKind == ControlFlowConditionKind.WhenTrue)),
        _ => facts,
    };

    private IOperation? LastWrite(BasicBlock block, Variable variable, IOperation? before)
    {
        IOperation? last = null;
        foreach (FlowEvent happening in Events(block))
        {
            if (happening.Operation == before)
            {
                break;
            }

            last = happening.Kind == FlowEventKind.Write && happening.Variable == variable ? happening.Operation : last;
        }

        return last;
    }

    private List<FlowEvent> Events(BasicBlock block)
    {
        if (!_events.TryGetValue(block, out List<FlowEvent>? events))
        {
            _events.Add(block, events = _evaluation.Events(block));
        }

        return events;
    }

    private static IOperation? Value(IOperation write, Variable variable) => write switch
    {
        IFlowCaptureOperation capture => capture.Value,
        ISimpleAssignmentOperation assignment => assignment.Value,
        IDeconstructionAssignmentOperation several => Element(several, variable),
        _ => null,
    };

    // (status, value) = (a, b), or = F(), whose first element stands for the whole.
    private static IOperation? Element(IDeconstructionAssignmentOperation several, Variable variable)
    {
        IOperation target = several.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : several.Target;
        int index = target is ITupleOperation targets ? IndexOf(targets, variable) : 0;
        IOperation value = several.Value is IConversionOperation conversion ? conversion.Operand : several.Value;
        return value is ITupleOperation values && index >= 0 ? values.Elements[index] : index == 0 ? value : null;
    }

    private static int IndexOf(ITupleOperation targets, Variable variable)
    {
        for (int index = 0; index < targets.Elements.Length; index++)
        {
            if (Variable.Of(targets.Elements[index]) == variable)
            {
                return index;
            }
        }

        return -1;
    }
}
