// Strongly connected blocks of a part of a control-flow graph: those that can be reached from themselves.
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmmFirmwareKit.Generators.Flow;

internal static class Cycles
{
    /// <summary>The cycles among <paramref name="blocks"/>, each with all blocks that lie on it, in the order of the source.</summary>
    public static List<HashSet<BasicBlock>> In(HashSet<BasicBlock> blocks)
    {
        Dictionary<BasicBlock, HashSet<BasicBlock>> reached = blocks.ToDictionary(block => block, block => ReachedFrom(block, blocks));
        List<HashSet<BasicBlock>> cycles = [];
        foreach (BasicBlock block in blocks.OrderBy(block => block.Ordinal))
        {
            if (reached[block].Contains(block) && !cycles.Any(cycle => cycle.Contains(block)))
            {
                cycles.Add([.. reached[block].Where(other => reached[other].Contains(block))]);
            }
        }

        return cycles;
    }

    private static HashSet<BasicBlock> ReachedFrom(BasicBlock start, HashSet<BasicBlock> blocks)
    {
        HashSet<BasicBlock> reached = [];
        Stack<BasicBlock> open = new([start]);
        while (open.Count > 0)
        {
            foreach (BasicBlock next in open.Pop().Successors())
            {
                if (blocks.Contains(next) && reached.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
