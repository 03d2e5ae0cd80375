// One kind of evidence, counted for every declared register.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

/// <summary>What recordings, live sequences or the boot image touched. Registers and blocks are told apart by identity.</summary>
internal sealed class RegisterTouches
{
    private readonly Dictionary<object, Touches> _touches = new(ReferenceEqualityComparer.Instance);

    /// <summary>Counts a step.</summary>
    public void Count(IEnumerable<AccessedRegisters> reached, string origin)
    {
        foreach (AccessedRegisters access in reached)
        {
            bool named = false;
            foreach (DeclaredRegister register in access.Registers())
            {
                named = true;
                Entry(register).Count(access.Access, origin);
            }

            if (!named && IsScratch(access))
            {
                Entry(access.Block).Count(access.Access, origin);
            }
        }
    }

    /// <summary>Of all these registers together.</summary>
    public Touches Of(IEnumerable<DeclaredRegister> registers)
    {
        Touches sum = new();
        foreach (Touches touches in registers.Select(Entry))
        {
            sum.Add(touches);
        }

        return sum;
    }

    /// <summary>Of a block's bytes without registers.</summary>
    public Touches OfScratch(DeclaredBlock block) => Entry(block);

    private static bool IsScratch(AccessedRegisters access) =>
        access.Offset >= access.Block.Scratch.Start.Value && access.Offset < access.Block.Scratch.End.Value;

    private Touches Entry(object of)
    {
        if (!_touches.TryGetValue(of, out Touches? touches))
        {
            _touches.Add(of, touches = new Touches());
        }

        return touches;
    }
}
