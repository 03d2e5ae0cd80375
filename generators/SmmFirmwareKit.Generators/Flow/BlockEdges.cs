// Successors of a block, apart from those that only an exception takes: firmware has none.
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmmFirmwareKit.Generators.Flow;

internal static class BlockEdges
{
    public static IEnumerable<BasicBlock> Successors(this BasicBlock block)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional)
        {
            yield return conditional;
        }

        if (block.FallThroughSuccessor?.Destination is { } next)
        {
            yield return next;
        }
    }
}
