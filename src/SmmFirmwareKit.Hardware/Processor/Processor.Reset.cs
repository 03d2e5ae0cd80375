// What reset and INIT do to the registers (SDM vol. 3 table 9-1 "IA-32 and Intel 64 Processor States").
namespace SmmFirmwareKit.Hardware;

public sealed partial class Processor
{
    private const uint DefaultSmbase = 0x30000;

    private void ResetRegisters(bool bootstrap)
    {
        Scheduler?.Journal.Touch(this);
        uint callOuts = _cpu.CallOuts;
        _cpu = default;
        _cpu.CallOuts = callOuts;
        _cpu.Smbase = DefaultSmbase;
        ResetMsrs(ResetDomain.PowerOn);
        if (bootstrap)
        {
            _cpu.Msrs.ApicBaseBsp = true;
        }

        _apic.Reset();
        ResetExecution();
    }

    // SMBASE, MTRRs, most MSRs and, on hardware, a pending SMI survive INIT.
    private void InitRegisters()
    {
        ProcessorState old = _cpu;
        _cpu = default;
        _cpu.Msrs = old.Msrs;
        _cpu.Smbase = old.Smbase;
        _cpu.SmiCount = old.SmiCount;
        _cpu.CallOuts = old.CallOuts;
        _cpu.LastCallOut = old.LastCallOut;
        _cpu.SmiPending = old.SmiPending && Rules.InitKeepsPendingEvents;
        _cpu.NmiPending = old.NmiPending && Rules.InitKeepsPendingEvents;
        _cpu.SipiPending = old.SipiPending;
        _cpu.SipiVector = old.SipiVector;
        ResetMsrs(ResetDomain.Init);
        _apic.Init();
        ResetExecution();
    }

    private void ResetMsrs(ResetDomain reach)
    {
        for (int i = 0; i < MsrFile.Count; i++)
        {
            if (MsrFile.Domains[i] <= (byte)reach)
            {
                _cpu.Msrs[i] = MsrFile.ResetValues[i];
            }
        }

        _machine.Features.Announce(ref _cpu.Msrs);
    }

    private void ResetExecution()
    {
        _cpu.Cr0 = 0x60000010;
        _cpu.Rflags = 2;
        _cpu.Dr6 = 0xFFFF0FF0;
        _cpu.Dr7 = 0x400;
        _cpu.General[2] = Signature; // RDX: processor signature
        _cpu.GdtLimit = 0xFFFF;
        _cpu.IdtLimit = 0xFFFF;
        _cpu.Ldtr = new SegmentRegister(0, 0x0082, 0xFFFF, 0);
        _cpu.Tr = new SegmentRegister(0, 0x008B, 0xFFFF, 0);
        for (int i = 0; i < 6; i++)
        {
            _cpu.Segments[i] = new SegmentRegister(0, 0x0093, 0xFFFF, 0);
        }

        _cpu.Segments[Cs] = new SegmentRegister(0xF000, 0x009B, 0xFFFF, 0xFFFF0000);
        UpdateMode();
        ForgetTranslations();
    }
}
