// Which variables a piece of code computes from which: a variable that depends on itself moves on each time round.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Flow;

internal sealed class Dependencies
{
    private readonly Dictionary<Variable, HashSet<Variable>> _sources = [];
    private readonly HashSet<Variable> _awaited = [];

    public static Dependencies Of(IEnumerable<FlowEvent> events)
    {
        Dependencies result = new();
        foreach (FlowEvent written in events.Where(happening => happening.Kind == FlowEventKind.Write))
        {
            result.Sources(written.Variable).UnionWith(ReadBy(written.Operation));
            if (Evaluation.Tree(written.Operation).OfType<IAwaitOperation>().Any())
            {
                result._awaited.Add(written.Variable);
            }
        }

        return result;
    }

    /// <summary>Whether a variable has been read from the machine, or computed from one that was, since the last time round.</summary>
    public bool IsFresh(Variable variable) => IsFresh(variable, []);

    /// <summary>Whether an event writes a variable whose new value comes, by way of others or not, from its old one.</summary>
    public bool MovesOn(FlowEvent happening) => happening.Kind == FlowEventKind.Write && Reaches(happening.Variable, happening.Variable, []);

    private bool IsFresh(Variable variable, HashSet<Variable> seen) =>
        _awaited.Contains(variable)
        || (_sources.TryGetValue(variable, out HashSet<Variable>? sources) && sources.Any(source => seen.Add(source) && IsFresh(source, seen)));

    private bool Reaches(Variable from, Variable to, HashSet<Variable> seen) =>
        _sources.TryGetValue(from, out HashSet<Variable>? sources)
        && sources.Any(source => source == to || (seen.Add(source) && Reaches(source, to, seen)));

    private HashSet<Variable> Sources(Variable variable)
    {
        if (!_sources.TryGetValue(variable, out HashSet<Variable>? sources))
        {
            _sources.Add(variable, sources = []);
        }

        return sources;
    }

    private static IEnumerable<Variable> ReadBy(IOperation assignment) =>
        assignment switch
        {
            ISimpleAssignmentOperation simple => In(simple.Value),
            IDeconstructionAssignmentOperation several => In(several.Value),
            IFlowCaptureOperation capture => In(capture.Value),
            _ => In(assignment),
        };

    private static IEnumerable<Variable> In(IOperation operation) => Evaluation.Tree(operation).Select(Variable.Of).OfType<Variable>();
}
