// The rules by which a processor latches INIT, SIPI and SMI: what hardware does, and what QEMU 7.2's TCG does instead.
namespace SmmFirmwareKit.Hardware;

/// <summary>A profile of event rules. Each rule is what software can observe, not how a processor is built.</summary>
public sealed record EventOrder
{
    private EventOrder(string name) => Name = name;

    /// <summary>SDM vol. 3 §7.9, §12.4.4, §33.3, as KVM implements it.</summary>
    public static EventOrder Hardware { get; } = new("hardware")
    {
        SmmBlocksInit = true,
        SmiWaitsForSipi = true,
        InitKeepsPendingEvents = true,
        InitWakes = true,
        RsmRestartsHalt = true,
    };

    /// <summary>QEMU 7.2 with -accel tcg (target/i386/cpu.c, helper.c, accel/tcg/cpu-exec.c; measured).</summary>
    public static EventOrder QemuTcg { get; } = new("qemu-tcg");

    /// <summary>Every profile, the default first.</summary>
    public static IReadOnlyList<EventOrder> All { get; } = [Hardware, QemuTcg];

    /// <summary>As options spell it.</summary>
    public string Name { get; }

    /// <summary>INIT in SMM is latched until RSM. Otherwise it resets the processor out of SMM at once.</summary>
    public bool SmmBlocksInit { get; private init; }

    /// <summary>
    /// An SMI for a processor that waits for SIPI stays pending and is taken before the first instruction after it. Otherwise
    /// it is taken at once; its RSM then runs the reset vector, and a later SIPI still works.
    /// </summary>
    public bool SmiWaitsForSipi { get; private init; }

    /// <summary>INIT leaves a pending SMI and NMI pending. Otherwise they are lost.</summary>
    public bool InitKeepsPendingEvents { get; private init; }

    /// <summary>INIT reaches a halted processor at once. Otherwise it is taken when something else wakes the processor.</summary>
    public bool InitWakes { get; private init; }

    /// <summary>An SMI notes in the save state that it came in HLT, and RSM goes back to it. Otherwise RSM goes on after it.</summary>
    public bool RsmRestartsHalt { get; private init; }

    public override string ToString() => Name;
}
