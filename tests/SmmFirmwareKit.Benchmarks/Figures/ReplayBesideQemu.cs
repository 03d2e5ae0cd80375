// What a recorded step costs on the model: parsed, carried out, compared.
using System.Globalization;
using SmmFirmwareKit.Benchmarks.Replaying;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Benchmarks.Figures;

/// <summary>Against the same requests sent to an installed QEMU over qtest, one round trip after the other and pipelined.</summary>
internal sealed class ReplayBesideQemu : IFigure
{
    private const string Accesses = "mch_09_visibility"; // the longest run of accesses without a reset
    private const int Repetitions = 7;

    public IEnumerable<Measurement> Measure()
    {
        Recording[] all = Recording.All();
        Recording accesses = Recording.Named(Accesses).BeforeReset();
        int steps = accesses.Replay();
        double everything = Median.Nanoseconds(all.Sum(recording => recording.Replay()), () => Replay(all), repetitions: Repetitions);
        double model = Median.Nanoseconds(steps, () => accesses.Replay(), repetitions: Repetitions);
        if (QemuProcess.Find() is not { } qemu)
        {
            yield return new Measurement($"recordings replayed, a step ({Rate(everything)})", everything, "ns", $"QEMU: 1 skipped ({QemuProcess.Program} is not installed)", double.NaN);
            yield break;
        }

        using QtestSession session = new(qemu, accesses);
        session.Verify();
        double oneByOne = Median.Nanoseconds(1, session.OneByOne, warmUpMilliseconds: 0, Repetitions);
        double pipelined = Median.Nanoseconds(1, session.Pipelined, warmUpMilliseconds: 0, Repetitions);
        double roundTrip = oneByOne / session.Commands;
        yield return new Measurement($"recordings replayed, a step ({Rate(everything)})", everything, "ns", $"a qtest round trip in QEMU ({Rate(roundTrip)})", roundTrip);
        yield return new Measurement($"the same {steps} accesses, each ({Rate(model)})", model, "ns", $"in QEMU, one by one ({Rate(oneByOne / steps)})", oneByOne / steps);
        yield return new Measurement("  the same", model, "ns", $"in QEMU, pipelined ({Rate(pipelined / steps)}; {Rate(pipelined / session.Commands)} commands)", pipelined / steps);
    }

    private static void Replay(Recording[] recordings)
    {
        foreach (Recording recording in recordings)
        {
            recording.Replay();
        }
    }

    private static string Rate(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{1e9 / nanoseconds:0}/s");
}
