// The SMM core's entry point and its entry at every SMI.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>What PiSmmIpl calls once and PiSmmCpuDxeSmm calls on the BSP in every SMI.</summary>
[Edk2("MdeModulePkg/Core/PiSmmCore/PiSmmCore.c")]
public sealed partial class PiSmmCore(PiSmmCoreModule module) : PiSmmCorePart(module)
{
    private const uint EfiSmmSystemTable2Revision = 1 << 16 | 80; // PI 1.8

    /// <summary>
    /// Entry point of the core, called with SMRAM open. <paramref name="imageHandle"/> is the address of the private data shared
    /// with the IPL. Propagated from MmiHandlerRegister.
    /// </summary>
    [ImageEntryPoint(Ordinal = 6)]
    public async FirmwareTask<EfiStatus> SmmMain(ulong imageHandle, ulong systemTable)
    {
        Ptr<SmmCorePrivateData> smmCorePrivate = new(imageHandle);
        await gSmmCorePrivate.Set(smmCorePrivate);
        await gSmst.Set(gSmmCoreSmst);
        await FillSmst();
        await smmCorePrivate.Smst.Set(gSmmCoreSmst);
        await smmCorePrivate.SmmEntryPoint.Set(SmmEntryPointPointer);
        await Page.SmmInitializeMemoryServices(smmCorePrivate);
        await Smi.InitializeSmiLists();
        await Handle.InitializeDatabase();
        await CpuIo2Mm.SmmCpuIo2Initialize();
        await SmmMemLib.SmmMemLibConstructor(await smmCorePrivate.SmramRanges, await smmCorePrivate.SmramRangeCount);
        return await RegisterSmiHandlers(SmmServicesTableLib, mSmmCoreSmiHandlers);
    }

    /// <summary>
    /// Runs on the BSP in every SMI: answers a message from outside, if there is one, then calls the root handlers.
    /// The result of the message is left in the private data: ACCESS_DENIED if its buffer may not be touched, SUCCESS if a
    /// handler took it, NOT_FOUND otherwise.
    /// </summary>
    [EntryPoint<EfiSmmEntryPoint>(Ordinal = 7)]
    public async FirmwareTask SmmEntryPoint(Ptr<EfiSmmEntryContext> smmEntryContext)
    {
        await CopyCpuFields(smmEntryContext);
        bool inLegacyBoot = await mInLegacyBoot;
        Ptr<SmmCorePrivateData> smmCorePrivate = await gSmmCorePrivate;
        if (!inLegacyBoot)
        {
            await smmCorePrivate.InSmm.Set(true);

            // Both are read once: they lie outside SMRAM, and a device may change them between check and use.
            ulong communicationBuffer = await smmCorePrivate.CommunicationBuffer;
            ulong bufferSize = await smmCorePrivate.BufferSize;
            if (communicationBuffer != 0)
            {
                await AnswerMessage(smmCorePrivate, communicationBuffer, bufferSize);
            }
        }

        await Smi.SmiManage(Ptr<EfiGuid>.Null, 0, 0, Ptr<ulong>.Null);
        if (!inLegacyBoot && !await mInLegacyBoot)
        {
            await smmCorePrivate.InSmm.Set(false);
        }
    }

    private async FirmwareTask CopyCpuFields(Ptr<EfiSmmEntryContext> smmEntryContext)
    {
        EfiSmmEntryContext context = await smmEntryContext.Value;
        await gSmmCoreSmst.SmmStartupThisAp.Set(context.SmmStartupThisAp);
        await gSmmCoreSmst.CurrentlyExecutingCpu.Set(context.CurrentlyExecutingCpu);
        await gSmmCoreSmst.NumberOfCpus.Set(context.NumberOfCpus);
        await gSmmCoreSmst.CpuSaveStateSize.Set(context.CpuSaveStateSize);
        await gSmmCoreSmst.CpuSaveState.Set(context.CpuSaveState);
    }

    private async FirmwareTask FillSmst()
    {
        await gSmmCoreSmst.Hdr.Signature.Set(EfiSmmSystemTable2.SmmSmstSignature);
        await gSmmCoreSmst.Hdr.Revision.Set(EfiSmmSystemTable2Revision);
        await gSmmCoreSmst.SmmInstallConfigurationTable.Set(SmmEfiNotAvailableYetAddress);
        await gSmmCoreSmst.SmmAllocatePool.Set(Pool.SmmAllocatePoolAddress);
        await gSmmCoreSmst.SmmFreePool.Set(Pool.SmmFreePoolAddress);
        await gSmmCoreSmst.SmmAllocatePages.Set(Page.SmmAllocatePagesAddress);
        await gSmmCoreSmst.SmmFreePages.Set(Page.SmmFreePagesAddress);
        await gSmmCoreSmst.SmmStartupThisAp.Set(new(SmmEfiNotAvailableYetAddress));
        await gSmmCoreSmst.SmmInstallProtocolInterface.Set(Handle.SmmInstallProtocolInterfaceAddress);
        await gSmmCoreSmst.SmmUninstallProtocolInterface.Set(Handle.SmmUninstallProtocolInterfaceAddress);
        await gSmmCoreSmst.SmmHandleProtocol.Set(Handle.SmmHandleProtocolAddress);
        await gSmmCoreSmst.SmmRegisterProtocolNotify.Set(Notify.SmmRegisterProtocolNotifyAddress);
        await gSmmCoreSmst.SmmLocateHandle.Set(SmmEfiNotAvailableYetAddress);
        await gSmmCoreSmst.SmmLocateProtocol.Set(Locate.SmmLocateProtocolAddress);
        await gSmmCoreSmst.SmiManage.Set(Smi.SmiManageAddress);
        await gSmmCoreSmst.SmiHandlerRegister.Set(Smi.SmiHandlerRegisterAddress);
        await gSmmCoreSmst.SmiHandlerUnRegister.Set(Smi.SmiHandlerUnRegisterAddress);
    }

    /// <summary>Stands for the services that the core does not have: NOT_AVAILABLE_YET (C: SmmEfiNotAvailableYetArg5).</summary>
    [EntryPoint(Ordinal = 8)]
    private async FirmwareTask<EfiStatus> SmmEfiNotAvailableYet()
    {
        await DebugLib.DebugPrint(IDebugLib.DebugError, "an SMST service was called that the core does not have");
        return EfiStatus.NotAvailableYet;
    }
}
