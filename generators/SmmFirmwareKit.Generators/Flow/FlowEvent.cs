// What happens in a block, one thing after the other, in the order in which C# evaluates it.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Flow;

internal enum FlowEventKind
{
    Read,
    Write,
    Await,
}

/// <param name="Variable">The variable read or written; for an await, nothing.</param>
/// <param name="Operation">For a write, the whole assignment.</param>
internal readonly record struct FlowEvent(FlowEventKind Kind, Variable Variable, IOperation Operation);
