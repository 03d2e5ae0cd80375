// The first code a CPU runs in SMM: from real mode to SmiRendezvous, and RSM.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>SmiEntry.nasm. Its code cell is copied to SMBASE + 0x8000 of every slot; it knows nothing but where it runs.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/X64/SmiEntry.nasm")]
public sealed partial class SmiEntry(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    // PE, MP, ET, NE; with PG and WP when paging comes on. CR4: PAE, DE, OSFXSR and OSXMMEXCPT, but not yet MCE: a machine
    // check before the IDT is loaded would go through the IDT of whatever was interrupted (CVE-2025-3770).
    private const ulong Cr0Protected = 0x0000_0033;
    private const ulong Cr0Paging = 0x8001_0033;
    private const ulong Cr4WithoutMce = 0x628;
    private const ulong Cr4Mce = 1 << 6;

    /// <summary>_SmiEntryPoint. CR3 is loaded, though the model's linear addresses are physical ones.</summary>
    [EntryPoint]
    public async FirmwareTask SmiEntryPoint()
    {
        ulong smbase = await BaseLib.AsmReadEntryAddress() - SmramLayout.SMM_HANDLER_OFFSET;
        Ptr<GcSmiHandlerTemplate> template = new(smbase + SmramLayout.SMM_HANDLER_OFFSET);
        await ProtFlatMode(new Ptr<TxtProcessorSmmDescriptor>(smbase + SmramLayout.SMM_PSD_OFFSET));
        await LongMode(template);
        await BaseLib.AsmWriteIdtr(await template.gSmiHandlerIdtrBase, (ushort)await template.gSmiHandlerIdtrLimit);
        await BaseLib.AsmWriteCr4(Cr4WithoutMce | Cr4Mce);
        ulong cpuIndex = await new Ptr<ulong>(await template.gPatchSmiStack).Value;
        await Call(await template.SmiRendezvous, CallArguments.Of(cpuIndex));
        await BaseLib.AsmRsm();
    }

    private async FirmwareTask ProtFlatMode(Ptr<TxtProcessorSmmDescriptor> psd)
    {
        await BaseLib.AsmWriteGdtr(await psd.SmmGdtPtr, (ushort)(await psd.SmmGdtSize - 1));
        await BaseLib.AsmWriteCr0(Cr0Protected);
    }

    private async FirmwareTask LongMode(Ptr<GcSmiHandlerTemplate> template)
    {
        await BaseLib.AsmWriteCr3(await template.gPatchSmiCr3);
        await BaseLib.AsmWriteCr4(Cr4WithoutMce);
        ulong efer = await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_EFER);
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_EFER, efer | ArchitecturalMsr.MSR_IA32_EFER_LME);
        await BaseLib.AsmWriteCr0(Cr0Paging);
    }
}
