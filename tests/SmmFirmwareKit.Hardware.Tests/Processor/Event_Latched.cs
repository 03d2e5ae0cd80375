// The latching rules, one test each.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using F = SmmFirmwareKit.Conformance.LatchingFirmware;

namespace SmmFirmwareKit.Hardware.Tests.Processors;

public sealed class Event_Latched
{
    private readonly CpuBench _bench = F.NewBench();

    private Processor Ap => _bench.Ap;

    /// <summary>SDM vol. 3 §33.3: INIT in SMM is latched until the processor leaves SMM.</summary>
    [Fact]
    public void InitInSmm_IsTakenAfterRsm()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Init);
        Assert.True(Ap.InSmm && Ap.InitPending);
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.False(Ap.InSmm || Ap.InitPending);
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
        Assert.Equal(1u, _bench.Peek(F.Exits));
    }

    /// <summary>SDM vol. 3 §9.4.3.4 (wait-for-SIPI state): a SIPI to a processor that runs is ignored.</summary>
    [Fact]
    public void SipiToARunningProcessor_IsIgnored()
    {
        _bench.StartAp();
        _bench.StartAp();
        Assert.Equal(1u, _bench.Peek(F.Startups));
    }

    /// <summary>QEMU semantics §2 and SDM vol. 3 §33.3: a SIPI in SMM is dropped, not latched, even with an INIT latched.</summary>
    [Fact]
    public void SipiInSmm_IsDropped()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Init);
        _bench.StartAp();
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
        Assert.Equal(1u, _bench.Peek(F.Startups));
    }

    /// <summary>SDM vol. 3 §33.3.1: a second SMI in SMM is latched, more are lost.</summary>
    [Fact]
    public void ManySmisInSmm_AreOne()
    {
        EnterSmm();
        for (int i = 0; i < 5; i++)
        {
            _bench.Send(DeliveryMode.Smi);
        }

        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal(2u, _bench.Peek(F.Entries30000));
        Assert.Equal(2u, Ap.SmiCount);
    }

    /// <summary>QEMU semantics §2, KVM: an SMI for a processor in wait-for-SIPI stays pending and comes before its first instruction.</summary>
    [Fact]
    public void SmiInWaitForSipi_ComesBeforeTheFirstInstruction()
    {
        _bench.Poke(F.Gate, 1);
        _bench.Send(DeliveryMode.Smi);
        Assert.True(Ap.SmiPending && !Ap.InSmm);
        _bench.StartAp();
        Assert.True(Ap.InSmm);
        Assert.Equal(0u, _bench.Peek(F.Startups));
        Assert.Equal([ProcessorEvent.StartUp, ProcessorEvent.Smi], _bench.EventsOf(1));
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal(1u, _bench.Peek(F.Startups));
    }

    /// <summary>QEMU semantics §2, hardware order: INIT keeps a pending SMI. OVMF's SmbaseRelocate depends on it.</summary>
    [Fact]
    public void PendingSmi_SurvivesInit()
    {
        _bench.Send(DeliveryMode.Smi);
        _bench.Send(DeliveryMode.Init);
        Assert.True(Ap.SmiPending);
        _bench.StartAp();
        Assert.Equal(1u, _bench.Peek(F.Entries30000));
    }

    /// <summary>SDM vol. 3 §33.11: SMBASE survives INIT; RESET puts it back to 30000H.</summary>
    [Fact]
    public void Smbase_SurvivesInit_NotReset()
    {
        _bench.StartAp();
        _bench.Poke(F.RelocateFlag, 1);
        _bench.Send(DeliveryMode.Smi);
        Assert.Equal(0x40000u, Ap.Smbase);
        _bench.Send(DeliveryMode.Init);
        Assert.Equal(0x40000u, Ap.Smbase);
        _bench.Machine.SystemReset();
        _bench.Run();
        Assert.Equal(0x30000u, Ap.Smbase);
        Assert.Equal(0u, Ap.SmiCount);
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
    }

    /// <summary>SDM vol. 3 §33.8: NMIs are blocked in SMM; one is latched and taken after RSM.</summary>
    [Fact]
    public void NmisInSmm_AreOneAfterRsm()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Nmi);
        _bench.Send(DeliveryMode.Nmi);
        Assert.Equal(0u, _bench.Peek(F.Nmis));
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal(1u, _bench.Peek(F.Nmis));
    }

    /// <summary>SDM vol. 3 §6.7.1: while an NMI handler runs, further NMIs wait for its IRET; one is kept.</summary>
    [Fact]
    public void NmisInAnNmiHandler_AreOneAfterIret()
    {
        _bench.StartAp();
        _bench.Poke(F.HoldNmi, 1);
        _bench.Send(DeliveryMode.Nmi);
        _bench.Send(DeliveryMode.Nmi);
        _bench.Send(DeliveryMode.Nmi);
        Assert.Equal(1u, _bench.Peek(F.Nmis));
        _bench.Poke(F.HoldNmi, 0);
        _bench.Run();
        Assert.Equal(2u, _bench.Peek(F.Nmis));
    }

    /// <summary>SDM vol. 3 §33.8, QEMU HF2_SMM_INSIDE_NMI: after an SMI inside an NMI handler, RSM leaves NMIs blocked.</summary>
    [Fact]
    public void SmiInAnNmiHandler_KeepsNmisMasked()
    {
        _bench.StartAp();
        _bench.Poke(F.HoldNmi, 1);
        _bench.Send(DeliveryMode.Nmi);
        _bench.Send(DeliveryMode.Smi);
        _bench.Send(DeliveryMode.Nmi);
        Assert.Equal(1u, _bench.Peek(F.Exits));
        Assert.Equal(1u, _bench.Peek(F.Nmis));
        _bench.Poke(F.HoldNmi, 0);
        _bench.Run();
        Assert.Equal(2u, _bench.Peek(F.Nmis));
    }

    /// <summary>QEMU semantics §2, hardware order: INIT to a halted processor acts at once.</summary>
    [Fact]
    public void InitToAHaltedProcessor_IsTakenAtOnce()
    {
        HaltAp();
        _bench.Send(DeliveryMode.Init);
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
        Assert.False(Ap.InitPending);
    }

    /// <summary>SDM vol. 3 §33.10: auto-HALT restart is set when the SMI came in HLT, and RSM goes back to the HLT.</summary>
    [Fact]
    public void SmiInHlt_ReturnsToHlt()
    {
        HaltAp();
        _bench.Send(DeliveryMode.Smi);
        Assert.Equal(1u, _bench.Peek(F.Exits));
        Assert.Equal(1u, _bench.Peek(0x3FEC8) >> 8 & 0xFF);
        Assert.Equal(Activity.Halted, Ap.Activity);
        Assert.Equal(0u, _bench.Peek(F.PastHalt));
    }

    /// <summary>SDM vol. 3 §33.10: cleared by the handler, RSM goes on after the HLT.</summary>
    [Fact]
    public void SmiInHlt_WithAutoHaltCleared_GoesOn()
    {
        HaltAp();
        _bench.Poke(F.ClearAutoHalt, 1);
        _bench.Send(DeliveryMode.Smi);
        Assert.Equal(1u, _bench.Peek(F.PastHalt));
    }

    /// <summary>The flag is clear when the SMI came elsewhere (APM vol. 2 §10.3, Auto-Halt Restart).</summary>
    [Fact]
    public void SmiOutsideHlt_ClearsAutoHalt()
    {
        _bench.Poke(0x3FEC8, 0xFFFFFFFF);
        EnterSmm();
        Assert.Equal(0xFFFF00FF, _bench.Peek(0x3FEC8));
    }

    /// <summary>
    /// Simultaneous events come in the order RESET, INIT, SMI, NMI, interrupt (SDM vol. 3 table 6-2): those that wait in SMM are
    /// all taken after RSM, the SMI first.
    /// </summary>
    [Fact]
    public void SimultaneousEvents_AreTakenInOrder()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Nmi);
        _bench.Send(DeliveryMode.Smi);
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal([ProcessorEvent.StartUp, ProcessorEvent.Smi, ProcessorEvent.Smi, ProcessorEvent.Nmi], _bench.EventsOf(1));
    }

    /// <summary>INIT comes before an SMI that waits as well; the SMI then waits for the SIPI.</summary>
    [Fact]
    public void InitAndSmi_InitComesFirst()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Smi);
        _bench.Send(DeliveryMode.Init);
        _bench.Poke(F.Gate, 0);
        _bench.Run();
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
        Assert.True(Ap.SmiPending);
        Assert.Equal([ProcessorEvent.StartUp, ProcessorEvent.Smi, ProcessorEvent.Init], _bench.EventsOf(1));
    }

    /// <summary>A system reset ends everything, SMM and latched events included.</summary>
    [Fact]
    public void ResetInSmm_LeavesNothingPending()
    {
        EnterSmm();
        _bench.Send(DeliveryMode.Smi);
        _bench.Send(DeliveryMode.Init);
        _bench.Machine.SystemReset();
        _bench.Run();
        Assert.False(Ap.InSmm || Ap.SmiPending || Ap.InitPending);
        Assert.Equal(Activity.WaitForSipi, Ap.Activity);
    }

    private void EnterSmm()
    {
        _bench.StartAp();
        _bench.Poke(F.Gate, 1);
        _bench.Send(DeliveryMode.Smi);
        Assert.True(Ap.InSmm);
    }

    private void HaltAp()
    {
        _bench.StartAp();
        _bench.Poke(F.HaltFlag, 1);
        _bench.Run();
        Assert.Equal(Activity.Halted, Ap.Activity);
    }
}
