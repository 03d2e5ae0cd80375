// The blocks of a function that can run when some of its parameters have known values.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Flow;

/// <param name="known">The constant that a parameter has throughout, or null.</param>
internal sealed class ReachableBlocks(Func<IParameterSymbol, object?> known)
{
    public HashSet<BasicBlock> In(ControlFlowGraph graph)
    {
        HashSet<BasicBlock> reached = [];
        Stack<BasicBlock> open = new([graph.Blocks[0]]);
        while (open.Count > 0)
        {
            BasicBlock block = open.Pop();
            if (reached.Add(block))
            {
                Next(block).ForEach(open.Push);
            }
        }

        return reached;
    }

    private List<BasicBlock> Next(BasicBlock block)
    {
        object? outcome = block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition } ? Value(condition) : null;
        if (outcome is not bool holds)
        {
            return [.. block.Successors()];
        }

        ControlFlowBranch? taken = holds == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? block.ConditionalSuccessor : block.FallThroughSuccessor;
        return taken?.Destination is { } destination ? [destination] : [];
    }

    private object? Value(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant,
        IParameterReferenceOperation parameter => known(parameter.Parameter),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not when Value(not.Operand) is bool operand => !operand,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => AreEqual(equal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when AreEqual(unequal) is bool equal => !equal,
        _ => null,
    };

    private object? AreEqual(IBinaryOperation comparison) =>
        Value(comparison.LeftOperand) is { } left && Value(comparison.RightOperand) is { } right && left.GetType() == right.GetType() ? left.Equals(right) : null;
}
