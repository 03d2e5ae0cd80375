// Which operator events can be compared with a QEMU whose CPUs are TCG's.
namespace SmmFirmwareKit.Qemu.Live;

internal static class LiveEvents
{
    private const string Deleted = "{\"event\":\"DEVICE_DELETED\"";
    private const string LocalApic = "/lapic\"}}";

    /// <summary>Without the DEVICE_DELETED of the CPU itself: TCG's vCPU outlives its removal, so QEMU never reports it; its APIC's comes.</summary>
    public static string Seen(IEnumerable<string> events)
    {
        string[] seen = [.. events.Where(text => !text.StartsWith(Deleted, StringComparison.Ordinal) || text.EndsWith(LocalApic, StringComparison.Ordinal))];
        return seen.Length == 0 ? "" : $"[{string.Join(',', seen)}]";
    }
}
