// CpuMp.c of CpuDxe: EFI_MP_SERVICES_PROTOCOL, which passes straight to MpInitLib.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuDxe;

/// <summary>What CpuDxe.inf lists, as far as multiprocessing goes: EFI_CPU_ARCH_PROTOCOL is left out.</summary>
[FirmwareModule("UefiCpuPkg/CpuDxe/CpuDxe.inf", ModuleTypes.DxeDriver, EntryPoint = nameof(CpuMp.InitializeCpu))]
[Sources(typeof(CpuMp))]
[LibraryClasses(typeof(IMpInitLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class CpuDxeModule;

/// <summary>UefiCpuPkg/CpuDxe/CpuMp.c and the entry point of CpuDxe.c.</summary>
[Edk2("UefiCpuPkg/CpuDxe/CpuMp.c")]
public sealed partial class CpuMp(CpuDxeModule module) : ImagePart
{
    [Global]
    internal partial Field<EfiMpServicesProtocol> mMpServicesTemplate { get; }

    /// <summary>CpuDxe.c InitializeCpu.</summary>
    /// <returns>Propagated from MpInitLibInitialize, InstallProtocolInterface.</returns>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> InitializeCpu(ulong imageHandle, ulong systemTable) => await InitializeMpSupport();

    /// <summary>CpuMp.c InitializeMpSupport. BIST collection is left out.</summary>
    /// <returns>Propagated from MpInitLibInitialize, InstallProtocolInterface.</returns>
    internal async FirmwareTask<EfiStatus> InitializeMpSupport()
    {
        EfiStatus status = await MpInitLib.MpInitLibInitialize();
        if (status.IsError())
        {
            return status;
        }

        await Fill(mMpServicesTemplate);
        (status, _) = await UefiBootServicesTableLib.InstallProtocolInterface(mMpServicesTemplate.Pointer);
        return status;
    }

    /// <summary>CpuMp.c GetNumberOfProcessors.</summary>
    /// <returns>EFI_INVALID_PARAMETER (either pointer is NULL) before anything else. Propagated from MpInitLibGetNumberOfProcessors.</returns>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> GetNumberOfProcessors(Ptr<EfiMpServicesProtocol> @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors)
    {
        if (numberOfProcessors.IsNull || numberOfEnabledProcessors.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        return await MpInitLib.MpInitLibGetNumberOfProcessors(numberOfProcessors, numberOfEnabledProcessors);
    }

    /// <summary>CpuMp.c GetProcessorInfo. Propagated from MpInitLibGetProcessorInfo.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> GetProcessorInfo(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer) =>
        await MpInitLib.MpInitLibGetProcessorInfo(processorNumber, processorInfoBuffer, Ptr<uint>.Null);

    /// <summary>CpuMp.c StartupAllAPs. Propagated from MpInitLibStartupAllAPs.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> StartupAllAPs(Ptr<EfiMpServicesProtocol> @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<ulong> failedCpuList) =>
        await MpInitLib.MpInitLibStartupAllAPs(procedure, singleThread, waitEvent, timeoutInMicroseconds, procedureArgument, failedCpuList);

    /// <summary>CpuMp.c StartupThisAP. Propagated from MpInitLibStartupThisAP.</summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> StartupThisAP(Ptr<EfiMpServicesProtocol> @this, FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong waitEvent, ulong timeoutInMicroseconds, ulong procedureArgument, Ptr<bool> finished) =>
        await MpInitLib.MpInitLibStartupThisAP(procedure, processorNumber, waitEvent, timeoutInMicroseconds, procedureArgument, finished);

    /// <summary>CpuMp.c SwitchBSP. Propagated from MpInitLibSwitchBSP.</summary>
    [EntryPoint(Ordinal = 5)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> SwitchBSP(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, bool enableOldBSP) =>
        await MpInitLib.MpInitLibSwitchBSP(processorNumber, enableOldBSP);

    /// <summary>CpuMp.c EnableDisableAP. Propagated from MpInitLibEnableDisableAP.</summary>
    [EntryPoint(Ordinal = 6)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> EnableDisableAP(Ptr<EfiMpServicesProtocol> @this, CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag) =>
        await MpInitLib.MpInitLibEnableDisableAP(processorNumber, enableAP, healthFlag);

    /// <summary>CpuMp.c WhoAmI. Propagated from MpInitLibWhoAmI.</summary>
    [EntryPoint(Ordinal = 7)]
    [Implements<IEfiMpServicesProtocol>]
    public async FirmwareTask<EfiStatus> WhoAmI(Ptr<EfiMpServicesProtocol> @this, Ptr<ulong> processorNumber) => await MpInitLib.MpInitLibWhoAmI(processorNumber);
}
