// Entry of the driver, common to all kinds of MM: order of the set-up, and the protocols at its end.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>
/// PiSmmCpuCommon.c. Smram, Slots: what PEI left in HOBs. FirstSmi: initializing each CPU. SaveState: EFI_SMM_CPU_PROTOCOL.
/// ReadyToLock: what the first SMI after the lock does. Memory: allocation.
/// </summary>
/// <remarks>Left out: S3 (CpuS3.c), SMM profile, page attributes.</remarks>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.c")]
public sealed partial class PiSmmCpuCommon(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    private const uint EfiPageSize = 0x1000;

    /// <summary>Everything up to the first SMI of every CPU in its tile, and the protocols for SMI handlers.</summary>
    public async FirmwareTask PiSmmCpuEntryCommon()
    {
        await mSmmCodeAccessCheckEnable.Set(await PcdLib.PcdGetBool(Pcd.PcdCpuSmmCodeAccessCheckEnable));
        await InitializePrivateData();
        await FindSmramInfo();
        await GetMpInformation();
        await CheckTileSize();
        await AllocateSlotArrays();
        await GetSmBase();
        await FillSlots();
        await mBspApicId.Set((await LocalApicLib.GetApicId()).Value);
        await AllocateStacks();
        await SmmFuncsArch.InitGdt();
        await SmmFuncsArch.InitializeSmmIdt();
        await SyncTimer.InitializeSmmTimer();
        await MpService.InitializeMpServiceData(await mSmmStackArrayBase, await mSmmStackSize);
        await ExecuteFirstSmiInit();
        await SmmCpuFeaturesLib.SmmCpuFeaturesSmmRelocationComplete();
        await InstallProtocols();
    }

    /// <summary>EFI_SMM_CONFIGURATION_PROTOCOL.RegisterSmmEntry: keeps the address of the SMM core's entry.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiSmmConfigurationProtocol>]
    public async FirmwareTask<EfiStatus> RegisterSmmEntry(Ptr<EfiSmmConfigurationProtocol> @this, FunctionPointer<EfiSmmEntryPoint> smmEntryPoint)
    {
        await gSmmCpuPrivate.SmmCoreEntry.Set(smmEntryPoint);
        return EfiStatus.Success;
    }

    // What C has in the initializer of mSmmCpuPrivateData.
    private async FirmwareTask InitializePrivateData()
    {
        await gSmmCpuPrivate.Signature.Set(SmmCpuPrivateData.SmmCpuPrivateDataSignature);
        await gSmmCpuPrivate.SmmCoreEntryContext.SmmStartupThisAp.Set(MpService.SmmStartupThisApPointer);
        await gSmmCpuPrivate.SmmConfiguration.SmramReservedRegions.Set(gSmmCpuPrivate.SmmReservedSmramRegion);
        await Fill(gSmmCpuPrivate.SmmConfiguration);
    }

    // A guard page on both sides of a stack separates it from its neighbour when PcdCpuSmmStackGuard is set.
    private async FirmwareTask AllocateStacks()
    {
        ulong size = EfiPages.EfiPagesToSize(EfiPages.EfiSizeToPages(await PcdLib.PcdGet32(Pcd.PcdCpuSmmStackSize)));
        bool guard = PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmStackGuard);
        ulong stride = guard ? size + (2 * EfiPageSize) : size;
        ulong stacks = await AllocatePages(stride * await mMaxNumberOfCpus);
        await mSmmStackSize.Set(stride);
        await mSmmStackStride.Set(stride);
        await mSmmStackArrayBase.Set(stacks);
    }

    private async FirmwareTask InstallProtocols()
    {
        await Fill(mSmmCpu);
        (EfiStatus status, _) = await MmServicesTableLib.MmInstallProtocolInterface(mSmmCpu.Pointer);
        await DebugLib.AssertEfiError(status, "SmmInstallProtocolInterface (gEfiSmmCpuProtocolGuid)");
        await CpuService.InitializeSmmCpuServices();
        await SmmMp.InitializeSmmMp();
        (status, _) = await MmServicesTableLib.MmInstallProtocolInterface(mSmmMp.Pointer);
        await DebugLib.AssertEfiError(status, "SmmInstallProtocolInterface (gEfiMmMpProtocolGuid)");
    }
}
