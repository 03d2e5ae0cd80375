// How long QEMU is waited for. Nothing waits without a limit.
namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Limits generous enough for a loaded machine, unless a test says otherwise.</summary>
/// <param name="Start">Until it has connected to both sockets.</param>
/// <param name="Answer">Until it says something more, or takes what we send.</param>
internal sealed record Patience(TimeSpan Start, TimeSpan Answer)
{
    public static Patience Usual { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}
