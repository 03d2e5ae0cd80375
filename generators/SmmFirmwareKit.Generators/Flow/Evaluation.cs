// The order in which a block of a control-flow graph reads, writes and awaits.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Flow;

/// <remarks>
/// The compiler keeps the target of <c>status = a ? b : c</c> in a temporary; a write through it is a write of the local.
/// </remarks>
internal sealed class Evaluation
{
    private readonly Dictionary<CaptureId, Variable> _targets = [];

    public Evaluation(ControlFlowGraph graph)
    {
        foreach (IFlowCaptureOperation capture in graph.Blocks.SelectMany(Operations).SelectMany(Tree).OfType<IFlowCaptureOperation>())
        {
            if (Variable.Of(capture.Value) is { Symbol: not null } variable)
            {
                _targets[capture.Id] = variable;
            }
        }
    }

    /// <summary>The block's operations, the value it branches on or returns last.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    public static IEnumerable<IOperation> Tree(IOperation operation) => operation.DescendantsAndSelf();

    public List<FlowEvent> Events(BasicBlock block)
    {
        List<FlowEvent> events = [];
        foreach (IOperation operation in Operations(block))
        {
            Visit(operation, events);
        }

        return events;
    }

    private void Visit(IOperation operation, List<FlowEvent> events)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                VisitAssignment(assignment, events);
                break;
            case IIncrementOrDecrementOperation step:
                Visit(step.Target, events);
                Write(step.Target, step, events);
                break;
            case IFlowCaptureOperation capture:
                Visit(capture.Value, events);
                events.Add(new(FlowEventKind.Write, new(null, capture.Id), capture));
                break;
            case IAwaitOperation wait:
                Visit(wait.Operation, events);
                events.Add(new(FlowEventKind.Await, default, wait));
                break;
            default:
                VisitOther(operation, events);
                break;
        }
    }

    private void VisitAssignment(IAssignmentOperation assignment, List<FlowEvent> events)
    {
        if (assignment is ICompoundAssignmentOperation || (assignment is not IDeconstructionAssignmentOperation && Variable.Of(assignment.Target) is null))
        {
            Visit(assignment.Target, events);
        }

        Visit(assignment.Value, events);
        Write(assignment.Target, assignment, events);
    }

    private void VisitOther(IOperation operation, List<FlowEvent> events)
    {
        if (Variable.Of(operation) is { } variable)
        {
            events.Add(new(FlowEventKind.Read, Resolved(variable), operation));
            return;
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child, events);
        }
    }

    private void Write(IOperation target, IOperation assignment, List<FlowEvent> events)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements)
            {
                Write(element, assignment, events);
            }
        }
        else if (target is IDeclarationExpressionOperation declaration)
        {
            Write(declaration.Expression, assignment, events);
        }
        else if (Variable.Of(target) is { } variable)
        {
            events.Add(new(FlowEventKind.Write, Resolved(variable), assignment));
        }
    }

    private Variable Resolved(Variable variable) =>
        variable.Symbol is null && _targets.TryGetValue(variable.Capture, out Variable target) ? target : variable;
}
