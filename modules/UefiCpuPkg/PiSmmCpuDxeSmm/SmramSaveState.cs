// Putting the SMI entry code into a slot's SMRAM tile.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>SmramSaveState.c: what is left of it since the save-state registers moved to MmSaveStateLib.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/SmramSaveState.c")]
public sealed partial class SmramSaveState(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    // IA32_PG | EXECUTION_DISABLE bits of PSD.SmmEntryState say how the template enters the STM; without STM nobody reads them.
    private const byte PsdVersionMajor = 1;
    private const byte PhysicalAddressBits = 48;

    /// <summary>
    /// Copies the entry code to SMBASE + 0x8000, patches stack and CR3 into it, writes the descriptor at SMBASE + 0xFB00, and
    /// leaves the CPU's index on top of its stack.
    /// </summary>
    public async FirmwareTask InstallSmiHandler(CpuIndex cpuIndex, uint smBase, ulong smiStack, ulong stackSize, ulong cr3)
    {
        if (await SmmCpuFeaturesLib.SmmCpuFeaturesGetSmiHandlerSize() != 0)
        {
            await SmmCpuFeaturesLib.SmmCpuFeaturesInstallSmiHandler(
                cpuIndex, smBase, smiStack, stackSize, SmmFuncsArch.GdtBase, SmmFuncsArch.GdtSize, SmmFuncsArch.IdtBase, SmmFuncsArch.IdtLimit + 1);
            return;
        }

        ulong cpuSmiStack = smiStack + stackSize - sizeof(ulong);
        await new Ptr<ulong>(cpuSmiStack).Value.Set(cpuIndex.Value);
        await FillDescriptor(new Ptr<TxtProcessorSmmDescriptor>(smBase + SmramLayout.SMM_PSD_OFFSET), smBase, cpuSmiStack, cr3);
        await CopyTemplate(new Ptr<GcSmiHandlerTemplate>(smBase + SmramLayout.SMM_HANDLER_OFFSET), cpuSmiStack, cr3);
    }

    private async FirmwareTask CopyTemplate(Ptr<GcSmiHandlerTemplate> template, ulong cpuSmiStack, ulong cr3)
    {
        await BaseMemoryLib.CopyMem(template.Address, SmiEntry.SmiEntryPointAddress, CodeCell.Size);
        await template.gPatchSmiStack.Set(cpuSmiStack);
        await template.gPatchSmiCr3.Set(cr3);
        await template.gSmiHandlerIdtrBase.Set(SmmFuncsArch.IdtBase);
        await template.gSmiHandlerIdtrLimit.Set(SmmFuncsArch.IdtLimit);
        await template.SmiRendezvous.Set(MpService.SmiRendezvousAddress);
    }

    private async FirmwareTask FillDescriptor(Ptr<TxtProcessorSmmDescriptor> psd, uint smBase, ulong cpuSmiStack, ulong cr3)
    {
        await BaseMemoryLib.ZeroMem(psd.Address, TxtProcessorSmmDescriptor.SizeOf);
        await psd.Signature.Set(TxtProcessorSmmDescriptor.TxtProcessorSmmDescriptorSignature);
        await psd.Size.Set(TxtProcessorSmmDescriptor.SizeOf);
        await psd.SmmDescriptorVerMajor.Set(PsdVersionMajor);
        await psd.SmmCs.Set(SmmFuncsArch.LongModeCs);
        await psd.SmmDs.Set(SmmFuncsArch.ProtModeDs);
        await psd.SmmSs.Set(SmmFuncsArch.ProtModeDs);
        await psd.SmmOtherSegment.Set(SmmFuncsArch.ProtModeDs);
        await psd.SmmTr.Set(SmmFuncsArch.TssSegment);
        await psd.SmmCr3.Set(cr3);
        await psd.SmmSmiHandlerRip.Set(smBase + SmramLayout.SMM_HANDLER_OFFSET);
        await psd.SmmSmiHandlerRsp.Set(cpuSmiStack);
        await psd.SmmGdtPtr.Set(SmmFuncsArch.GdtBase);
        await psd.SmmGdtSize.Set(SmmFuncsArch.GdtSize);
        await psd.PhysicalAddressBits.Set(PhysicalAddressBits);
    }
}
