// The TCO watchdog and the ports by which software resets the machine.
using SmmFirmwareKit.Hardware.Tests.Chipset;
using SmmFirmwareKit.Hardware.Tests.Processors;
using static SmmFirmwareKit.Documentation.Tests.Behaviours.Standing;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class WatchdogBehaviours
{
    private const string Tco = "QEMU hw/acpi/ich9_tco.c";
    private const string Port92 = "QEMU hw/isa/port92.c";
    private const string Watchdog = "Chipset/TcoWatchdog.cs";

    public static BehaviourArea Area { get; } = new(
        "Watchdog and reset ports",
        new Behaviour(
            "TCO registers answer as a whole",
            "Each answers at its own offset only: a byte written to a word register clears the rest of it, an access inside it is not there.",
            Tco + ", tco_ioport_writew",
            "Chipset/Ich9PmRegisters.Tco.cs",
            Recording("tco_01_registers"),
            Live("tco"),
            Test<Tco_Accessed>(nameof(Tco_Accessed.Write_Gives))),
        new Behaviour(
            "TCO over reset",
            "A system reset leaves all of it, TCO_LOCK and a running timer too.",
            Tco + ": no reset handler",
            Watchdog,
            Recording("tco_01_registers", "reset"),
            Live("tco"),
            Test<Tco_Accessed>(nameof(Tco_Accessed.SystemReset_LeavesAllOfIt_PowerOnDoesNot)),
            Test<Tco_Accessed>(nameof(Tco_Accessed.SystemReset_LeavesTheTimerRunning))),
        new Behaviour(
            "TCO_DAT_IN and TCO_DAT_OUT",
            "A write to TCO_DAT_IN sets SW_TCO_SMI and raises an SMI at the first CPU, whatever SMI_EN says; one to TCO_DAT_OUT sets TCO_INT_STS.",
            Tco + ", tco_ioport_writew",
            Watchdog,
            Recording("tco_01_registers"),
            Live("tco"),
            Test<Tco_Accessed>(nameof(Tco_Accessed.DataIn_RaisesAnSmiAtTheFirstCpu_WhateverSmiEnSays))),
        new Behaviour(
            "Watchdog started",
            "A write to TCO_RLD, or to TCO1_CNT, loads TCO_TMR while TCO_TMR_HLT is clear and TCO_TMR at least 2; TCO1_CNT stops the timer otherwise.",
            Tco + ", tco_timer_reload",
            Watchdog,
            Recording("tco_01_registers", "reload"),
            Live("tco"),
            Test<Tco_Accessed>(nameof(Tco_Accessed.Reload_StartsTheTimerOrIsStored))),
        new Behaviour(
            "Watchdog runs out",
            "Every TCO_TMR ticks of 0.6 s it sets TIMEOUT and starts again; the second time in a row sets SECOND_TO_STS and BOOT_STS, and does not reset (noreboot is on). If TCO_EN asks for an SMI the run stops (SFK7104).",
            Tco + ", tco_timer_expired",
            Watchdog,
            Test<Tco_Accessed>(nameof(Tco_Accessed.Timer_CountsDown_NotesTimeouts_AndStartsAgain)),
            Test<Tco_Accessed>(nameof(Tco_Accessed.Reload_BetweenTimeouts_StartsTheirCountAgain)),
            Test<Tco_Accessed>(nameof(Tco_Accessed.TimeoutThatWouldRaiseAnSmi_Faults_ButNotBefore))),
        new Behaviour(
            "Reset by 0xCF9",
            "Bit 2 in the low byte of a write that begins at 0xCF9 resets the machine. It lies over CONFIG_ADDRESS, which a reset leaves alone, and over the power management block.",
            "ICH9 datasheet, 13.7.5; QEMU hw/isa/lpc_ich9.c, ich9_rst_cnt_write",
            "Chipset/ResetControl.cs",
            Recording("reset_01_ports", "0xCF9"),
            Live("reset"),
            BootImage("after reset: nothing"),
            Test<ResetPort_Written>(nameof(ResetPort_Written.ResetBit_AsksForAReset)),
            Test<PowerManagement_Placed>(nameof(PowerManagement_Placed.ResetPort_LiesOverIt))),
        new Behaviour(
            "Reset by port 0x92",
            "The rise of bit 0 resets the machine, which clears that bit and no other; each byte of a wide access reaches the one port.",
            "ICH9 datasheet, 13.7.4; " + Port92 + ", port92_write",
            "Chipset/FastReset.cs",
            Recording("reset_01_ports", "0x92"),
            Live("reset"),
            Test<ResetPort_Written>(nameof(ResetPort_Written.FastReset_NeedsARise_AndItsWideAccessesGoToOneByte))),
        new Behaviour(
            "A20",
            "Clearing bit 1 of port 0x92 masks address line 20 of the first CPU. A machine with processors stops the run then (SFK7104).",
            Port92 + ", port92_write",
            "Chipset/FastReset.cs",
            Test<ResetPort_Written>(nameof(ResetPort_Written.GateClosed_MasksAddressLine20)),
            Test<Access_LeftOut>(nameof(Access_LeftOut.WhatTheWholeMachineWouldHaveToDo_Faults))));
}
