// The VGA adapter of a machine that has one: left out, but for its place in the A segment.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>Until its registers are written, QEMU's adapter reads zero at 0xA0000..0xBFFFF and drops writes; its registers stop the run.</summary>
internal sealed class VgaAdapter : IPortTarget
{
    /// <summary>Where QEMU puts the first adapter on q35.</summary>
    public const int PciDevice = 1;

    private static readonly VgaAdapter s_only = new();

    /// <summary>VGA's ports, and those of QEMU's VBE interface.</summary>
    public static PortRange[] Ranges { get; } = [new(0x1CE, 3, s_only), new(0x3B4, 2, s_only), new(0x3BA, 1, s_only), new(0x3C0, 16, s_only), new(0x3D4, 2, s_only), new(0x3DA, 1, s_only)];

    public uint ReadPort(int offset, int width) => throw LeftOut();

    public void WritePort(int offset, int width, uint value) => throw LeftOut();

    private static ExecutionException LeftOut() =>
        new("SFK7102", "a port of the VGA adapter was accessed, which the chipset model leaves out; do not touch it, or model it in src/SmmFirmwareKit.Hardware/Chipset");
}
