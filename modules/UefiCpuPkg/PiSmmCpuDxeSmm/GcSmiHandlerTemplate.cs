// What lies at the entry of a CPU's SMRAM tile: the copied entry code with the values patched into it.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>
/// gcSmiHandlerTemplate at SMBASE + 0x8000: the code cell of <see cref="SmiEntry"/>, then the operands that
/// InstallSmiHandler patches into the instructions of the C template.
/// </summary>
[FirmwareStructure("gcSmiHandlerTemplate", Source = "UefiCpuPkg/PiSmmCpuDxeSmm/X64/SmiEntry.nasm")]
public partial struct GcSmiHandlerTemplate
{
    /// <summary>First half of the code cell.</summary>
    public ulong Code;
    public ulong CodeIdentity;

    /// <summary>Points to the CpuIndex on top of the CPU's stack.</summary>
    public ulong gPatchSmiStack;
    public ulong gPatchSmiCr3;
    public ulong gSmiHandlerIdtrBase;
    public ulong gSmiHandlerIdtrLimit;

    /// <summary>Address of SmiRendezvous, which the template calls through a register.</summary>
    public ulong SmiRendezvous;
}
