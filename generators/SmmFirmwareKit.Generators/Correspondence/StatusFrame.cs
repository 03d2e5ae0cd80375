// A function on the way to a returned status, and the call that led into it.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>A value, the block that computes it, the function with that block, and which of its values are handed on.</summary>
internal readonly record struct StatusPlace(IOperation Value, BasicBlock Block, StatusFrame Frame, StatusFilter Filter)
{
    /// <summary>Another value of the same block.</summary>
    public StatusPlace With(IOperation value) => this with { Value = value };
}

internal sealed class StatusFrame(ControlFlowGraph graph, StatusPlace? call)
{
    private readonly ReachingValues _values = new(graph);
    private HashSet<BasicBlock>? _reached;

    /// <summary>What the function returns, each value once.</summary>
    public IEnumerable<StatusPlace> Returned => graph.Blocks
        .Where(block => Runs(block) && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is not null)
        .Select(block => new StatusPlace(block.BranchValue!, block, this, call?.Filter ?? default));

    /// <summary>Whether a function is on the way already: then it calls itself.</summary>
    public bool IsWithin(IMethodSymbol method) =>
        call is { } place && (SymbolEqualityComparer.Default.Equals(((IInvocationOperation)place.Value).TargetMethod.OriginalDefinition, method.OriginalDefinition) || place.Frame.IsWithin(method));

    /// <summary>Where a variable's value may come from. Null stands for what could not be followed.</summary>
    public IEnumerable<StatusPlace?> Sources(StatusPlace use, Variable variable)
    {
        bool found = false;
        foreach (ReachingValue<StatusFilter> source in _values.At(use.Value, variable, use.Block, use.Filter, (filter, condition, holds) => filter.Learn(variable, condition, holds)))
        {
            found = true;
            if (!Runs(source.Block))
            {
                continue;
            }

            yield return source.Value is { } value ? new StatusPlace(value, source.Block, this, source.Facts)
                : source.Block.Kind == BasicBlockKind.Entry ? Argument(variable, source.Facts)
                : null;
        }

        if (!found)
        {
            yield return null;
        }
    }

    private StatusPlace? Argument(Variable variable, StatusFilter filter) =>
        call is { } place && variable.Symbol is IParameterSymbol parameter
        && ((IInvocationOperation)place.Value).Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal) is { } argument
            ? place with { Value = argument.Value, Filter = filter }
            : null;

    // A private function called with excludeBsp: false does not return what it returns when that is true.
    private bool Runs(BasicBlock block) => call is null || (_reached ??= new ReachableBlocks(Constant).In(graph)).Contains(block);

    private object? Constant(IParameterSymbol parameter)
    {
        if (_values.IsWritten(new(parameter, default)) || Argument(new(parameter, default), default) is not { } passed)
        {
            return null;
        }

        return passed.Value is IParameterReferenceOperation { Parameter: var outer } ? passed.Frame.Constant(outer) : passed.Value.ConstantValue.Value;
    }
}
