// The page table of SMM, as far as it is modelled: the value of CR3.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    /// <summary>
    /// X64/PageTbl.c, SmmInitPageTable: the CR3 of the entry code. Not modelled: what the table says. Addresses are identity-mapped and every
    /// page may be read, written and executed, so page attributes, stack guards and SmmMemoryAttribute have no effect here. The
    /// page is allocated to keep CR3 inside SMRAM.
    /// </summary>
    private FirmwareTask<ulong> SmmInitPageTable() => PiSmmCpuCommon.AllocateZeroPages(1);
}
