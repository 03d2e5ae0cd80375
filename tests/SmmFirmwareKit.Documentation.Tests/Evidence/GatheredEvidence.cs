// All that stands behind the registers, gathered once for all tests of this assembly.
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

/// <param name="Recordings">Steps of the committed recordings.</param>
/// <param name="Live">Requests of the random sequences that CI plays into QEMU.</param>
/// <param name="BootImage">Accesses of the boot image that CI boots in QEMU's TCG.</param>
internal sealed record GatheredEvidence(RegisterTouches Recordings, LiveEvidence Live, RegisterTouches BootImage)
{
    public const string RecordingsKind = "recordings";
    public const string LiveKind = "live";
    public const string BootImageKind = "boot image";

    private static readonly Lazy<GatheredEvidence> s_gathered = new(Gather);

    public static GatheredEvidence Instance => s_gathered.Value;

    private (string Name, RegisterTouches Touches)[] Kinds => [(RecordingsKind, Recordings), (LiveKind, Live.Touches), (BootImageKind, BootImage)];

    /// <summary>Which kinds stand behind registers, as pages name them; none if nothing but the manual does.</summary>
    public IEnumerable<string> Behind(DeclaredRegister[] registers) =>
        Kinds.Where(kind => Shows(kind.Touches.Of(registers), registers)).Select(kind => kind.Name);

    /// <summary>The same of a block's bytes without registers.</summary>
    public IEnumerable<string> BehindScratch(DeclaredBlock block) =>
        Kinds.Where(kind => kind.Touches.OfScratch(block).Any).Select(kind => kind.Name);

    // Nothing is seen of a read-only register that is only written.
    private static bool Shows(Touches touches, DeclaredRegister[] registers) =>
        touches.Read + touches.Changed > 0 || (touches.Written > 0 && registers.Any(register => register.Fields.Any(field => field.Access != AccessKind.ReadOnly)));

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
