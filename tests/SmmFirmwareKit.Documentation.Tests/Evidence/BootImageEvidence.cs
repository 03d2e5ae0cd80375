// Which ports, MSRs and local APIC registers the boot image touches: its twin runs on the model, every step is looked at.
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Referee.BootImage;

namespace SmmFirmwareKit.Documentation.Tests.Evidence;

internal sealed class BootImageEvidence : ITraceSink
{
    private const string Origin = "boot image";

    private static readonly DeclaredBlock s_localApic = DeclaredBlocks.All.Single(block => block.MsrView != 0);
    private static readonly DeclaredBlock s_msrs = DeclaredBlocks.All.Single(block => block.Space == RegisterSpace.Msr);

    private readonly RegisterTouches _touches = new();
    private readonly string _assembly = File.ReadAllText(Path.Combine(Repository.Root(), "tests", "SmmFirmwareKit.Referee", "BootImage", "probe.asm"));
    private readonly Chipset _chipset;

    private BootImageEvidence(Chipset chipset) => _chipset = chipset;

    public static RegisterTouches Gather()
    {
        BootImageEvidence? evidence = null;
        string[] lines = ProbeMachine.Run(EventOrder.QemuTcg, machine => machine.Scheduler.Trace = evidence = new BootImageEvidence(machine.Chipset));
        Assert.Equal("end", lines[^1]);
        return evidence!._touches;
    }

    public void Record(in StepRecord record)
    {
        switch (record.Kind)
        {
            case StepKind.IoRead:
                CountPort((int)record.Address, record.Width, RegisterAccess.Read);
                break;
            case StepKind.IoWrite:
                CountPort((int)record.Address, record.Width, RegisterAccess.Write);
                break;
            case StepKind.MsrRead:
                CountMsr(record.Address, RegisterAccess.Read);
                break;
            case StepKind.MsrWrite:
                CountMsr(record.Address, RegisterAccess.Write);
                break;
            case StepKind.MemoryRead when InApicPage(record.Address):
                CountApic(record.Address - s_localApic.Base, record.Width, RegisterAccess.Read);
                break;
            case StepKind.MemoryWrite when InApicPage(record.Address):
                CountApic(record.Address - s_localApic.Base, record.Width, RegisterAccess.Write);
                break;
            default:
                break;
        }
    }

    private static bool InApicPage(ulong address) => address - s_localApic.Base < (ulong)s_localApic.Size;

    private void CountPort(int port, int width, RegisterAccess access) =>
        Count(string.Create(CultureInfo.InvariantCulture, $"0x{port:X}"), AccessedRegisters.OfPorts(port, width, access, _chipset));

    private void CountMsr(ulong number, RegisterAccess access) =>
        Count(string.Create(CultureInfo.InvariantCulture, $"0x{number:X}"), [new AccessedRegisters(s_msrs, (uint)number, 1, access)]);

    private void CountApic(ulong offset, int width, RegisterAccess access) =>
        Count(string.Create(CultureInfo.InvariantCulture, $"APIC + 0x{offset:X}]"), [new AccessedRegisters(s_localApic, (uint)offset, width, access)]);

    // What the assembly does not touch the twin does for itself (it takes NMIs in long mode): QEMU never saw that.
    private void Count(string inAssembly, IEnumerable<AccessedRegisters> reached)
    {
        if (_assembly.Contains(inAssembly, StringComparison.OrdinalIgnoreCase))
        {
            _touches.Count(reached, Origin);
        }
    }
}
