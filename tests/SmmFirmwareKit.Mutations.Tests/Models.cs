// The model's own sources, read once for all tests, and a small block and device beside them.
using SmmFirmwareKit.Mutations.Model;
using SmmFirmwareKit.Mutations.Operators;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Tests;

internal static class Models
{
    private const string SampleFile = "Chipset/Sample.cs";

    // One room for every operator; the second half is what no operator may touch.
    private const string Sample = """
        using SmmFirmwareKit.Execution;
        using static SmmFirmwareKit.Hardware.AccessKind;
        namespace SmmFirmwareKit.Hardware;

        [RegisterBlock("sample", RegisterSpace.Ports, Size = 0x10, Source = "none")]
        [Scratch(0x08, 0x0F, "storage")]
        internal sealed partial class SampleRegisters
        {
            [Register("CTL", 0x00, "control", Reset = 0x02, Domain = ResetDomain.PowerOn)]
            [Bits("LOCK", 0, WriteOnce, "locks")]
            [Bits("EN", 1, ReadWrite, "enable", LockedBy = "LOCK")]
            [Reserved(7, 6, ReadWrite)]
            public partial byte Ctl { get; }

            [Register("NOTHING", 0x01, "always zero")]
            public partial byte Nothing { get; }

            [Register("RUN{0}", 0x02, "a run", Count = 2, Access = ReadWrite)]
            public partial byte Run(int at);
        }

        internal sealed class Sample(Journal journal, Chipset chipset) : Device(journal), IPortTarget
        {
            private const byte Start = 0x10;
            private const byte Stop = 0x20;
            private readonly SampleRegisters _registers = new();
            private bool _started;

            public override int StateSize => 5;

            public uint ReadPort(int offset, int width) => _registers.Read(offset, width);

            public void WritePort(int offset, int width, uint value)
            {
                Touch();
                _registers.Write(offset, width, value);
                if (offset < 3 && !_registers.CtlLock)
                {
                    _started = true;
                    chipset.Pm.RaiseGpe(value == Start ? 4 : (int)(value & 7));
                }

                Refuse(value);
            }

            public override void PowerOn() => _registers.Reset(ResetDomain.PowerOn);

            public override void SystemReset() => _registers.Reset(ResetDomain.System);

            public override void Save(Span<byte> destination) => destination[0] = 1;

            public override void Load(ReadOnlySpan<byte> source) => _started = source[0] != 0;

            private static EventOrder Rules => EventOrder.Hardware;

            internal bool Waits() => Rules.SmiWaitsForSipi || _started;

            internal PortRange Range() => new(0x700, 16, this, PieceMax: 1);

            private void Refuse(uint value)
            {
                if (value == Stop && _started)
                {
                    throw new ExecutionException("SFK7104", "no");
                }
            }
        }
        """;

    private static readonly Lazy<HardwareModel> s_asItIs = new(() => HardwareModel.Load(Repository.Hardware));
    private static readonly Lazy<IReadOnlyList<Site>> s_sites = new(() => SiteFinder.All(AsItIs));

    public static HardwareModel AsItIs => s_asItIs.Value;

    public static IReadOnlyList<Site> Sites => s_sites.Value;

    /// <summary>Every operator's sites in the sample.</summary>
    public static IEnumerable<(string Operator, Site[] Sites)> OfTheSample(IReadOnlyList<IMutationOperator> operators)
    {
        HardwareModel model = HardwareModel.Of([.. AsItIs.Sources.Select(tree => (tree.FilePath, tree.ToString())), (SampleFile, Sample)]);
        var tree = model.Sources.Single(tree => string.Equals(tree.FilePath, SampleFile, StringComparison.Ordinal));
        SourceFile file = new(SampleFile, tree.GetRoot(), model.Complete.GetSemanticModel(tree));
        return operators.Select(kind => (kind.Name, SiteFinder.In(kind, file).ToArray()));
    }
}
