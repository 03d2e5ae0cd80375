// The reviewed list: everywhere the model does on purpose what QEMU does not.
namespace SmmFirmwareKit.Conformance;

/// <summary>
/// An entry needs a manual that QEMU contradicts and firmware that depends on the manual. That something is hard to model is no
/// reason; and what the model leaves out is not here: touching that stops the run (SFK7102 to SFK7104).
/// </summary>
public static class DeliberateDifferences
{
    private const string Events = "events hardware";
    private const string SaveState = "save state hardware";
    private const string HaltRestart = "SDM vol. 3 §33.10, Auto HALT Restart";

    /// <summary>All entries, in the order of the documentation.</summary>
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new(
            Events,
            "row 25 'gate open (RSM)'",
            "past_hlt +1",
            "past_hlt .",
            "TCG goes on after the HLT, also when given hardware's order of events; a processor goes back to the HLT unless the handler clears the flag",
            HaltRestart),
        new(
            Events,
            "row 27 'SMI (hlt flag off)'",
            "run_hb moving, past_hlt +1",
            "run_hb ., past_hlt .",
            "as in row 25: the processor is still in its HLT, and the SMI returns there",
            HaltRestart),
        new(
            Events,
            "row 28 'INIT then SMI in wait-for-SIPI (gate shut)'",
            "run_hb moving",
            "run_hb .",
            "as in row 25: the processor was in its HLT when INIT came, so it had not run since the row before",
            HaltRestart),
        new(
            SaveState,
            "0x7EC9 (auto-HALT restart)",
            "CC",
            "00",
            "TCG never writes the byte; a processor writes it at every SMI, 0 if it was not halted, and handlers read it",
            "APM vol. 2 §10.3, Auto-Halt Restart, and table 10-1"),
    ];
}
