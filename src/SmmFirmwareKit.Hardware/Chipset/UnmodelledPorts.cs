// Ports where q35 has a device that this model leaves out: touching one stops the run instead of pretending.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>The devices left out, by port.</summary>
internal static class UnmodelledPorts
{
    private readonly record struct Entry(int First, int Last, string Device);

    private static readonly Entry[] s_entries =
    [
        new(0x0000, 0x000F, "DMA controller 1"),
        new(0x0020, 0x0021, "interrupt controller 8259 (master)"),
        new(0x0040, 0x0043, "interval timer 8254"),
        new(0x0060, 0x0061, "keyboard controller and speaker"),
        new(0x0064, 0x0064, "keyboard controller"),
        new(0x0081, 0x008F, "DMA page registers"),
        new(0x00A0, 0x00A1, "interrupt controller 8259 (slave)"),
        new(0x00C0, 0x00DF, "DMA controller 2"),
        new(0x00F0, 0x00F0, "FERR#"),
        new(0x04D0, 0x04D1, "interrupt edge/level control"),
        new(0x0A00, 0x0A17, "memory hot-plug block"),
        new(0x0CC0, 0x0CD7, "PCI hot-plug block"),
        new(0x5658, 0x5658, "VMware backdoor"),
    ];

    /// <summary>Whether a device that is left out lives anywhere in a run of ports.</summary>
    public static bool Within(int first, int last) => Array.Exists(s_entries, entry => entry.First <= last && entry.Last >= first);

    /// <summary>Faults with SFK7102 if a device that is left out lives at <paramref name="port"/>.</summary>
    public static void Refuse(int port)
    {
        foreach (ref readonly Entry entry in s_entries.AsSpan())
        {
            if (port >= entry.First && port <= entry.Last)
            {
                throw new ExecutionException("SFK7102", $"I/O port 0x{port:X4} belongs to the {entry.Device}, which the chipset model leaves out; do not touch it, or model it in src/SmmFirmwareKit.Hardware/Chipset");
            }
        }
    }
}
