// All that stands behind the registers, gathered once for all tests of this assembly.
namespace SmmFirmwareKit.Documentation.Tests.Evidence;

/// <param name="Recordings">Steps of the committed recordings.</param>
/// <param name="Live">Requests of the random sequences that CI plays into QEMU.</param>
/// <param name="BootImage">Accesses of the boot image that CI boots in QEMU's TCG.</param>
internal sealed record GatheredEvidence(RegisterTouches Recordings, LiveEvidence Live, RegisterTouches BootImage)
{
    private static readonly Lazy<GatheredEvidence> s_gathered = new(Gather);

    public static GatheredEvidence Instance => s_gathered.Value;

    private static GatheredEvidence Gather()
    {
        RegisterTouches? recordings = null;
        LiveEvidence? live = null;
        RegisterTouches? bootImage = null;
        Parallel.Invoke(
            () => recordings = RecordedEvidence.Gather(),
            () => live = LiveEvidence.Gather(),
            () => bootImage = BootImageEvidence.Gather());
        return new GatheredEvidence(recordings!, live!, bootImage!);
    }
}
