// CpuMp2.c: EDKII_PEI_MP_SERVICES2_PPI, which passes straight to MpInitLib.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;

/// <summary>UefiCpuPkg/CpuMpPei/CpuMp2.c. EFI_PEI_MP_SERVICES_PPI of CpuMp.c is left out: nothing in the kit uses it.</summary>
[Edk2("UefiCpuPkg/CpuMpPei/CpuMp2.c")]
public sealed partial class CpuMp2(CpuMpPeiModule module) : CpuMpPeiPart(module)
{
    [Global]
    internal partial Field<EdkiiPeiMpServices2Ppi> mMpServices2Ppi { get; }

    // C initialises the table when it is linked; addresses of functions are not constants here.
    internal async FirmwareTask<EfiStatus> InstallPpi()
    {
        await Fill(mMpServices2Ppi);
        return await PeiServicesLib.PeiServicesInstallPpi(mMpServices2Ppi.Pointer);
    }

    /// <summary>CpuMp2.c EdkiiPeiGetNumberOfProcessors.</summary>
    /// <returns>EFI_INVALID_PARAMETER (either pointer is NULL). Propagated from MpInitLibGetNumberOfProcessors.</returns>
    [EntryPoint(Ordinal = 0)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.GetNumberOfProcessors))]
    public async FirmwareTask<EfiStatus> EdkiiPeiGetNumberOfProcessors(Ptr<EdkiiPeiMpServices2Ppi> @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors)
    {
        if (numberOfProcessors.IsNull || numberOfEnabledProcessors.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        return await MpInitLib.MpInitLibGetNumberOfProcessors(numberOfProcessors, numberOfEnabledProcessors);
    }

    /// <summary>CpuMp2.c EdkiiPeiGetProcessorInfo. Propagated from MpInitLibGetProcessorInfo.</summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.GetProcessorInfo))]
    public async FirmwareTask<EfiStatus> EdkiiPeiGetProcessorInfo(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer) =>
        await MpInitLib.MpInitLibGetProcessorInfo(processorNumber, processorInfoBuffer, Ptr<uint>.Null);

    /// <summary>CpuMp2.c EdkiiPeiStartupAllAPs. Propagated from MpInitLibStartupAllAPs.</summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.StartupAllAPs))]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupAllAPs(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupAllAPs(procedure, singleThread, 0, timeoutInMicroSeconds, procedureArgument, Ptr<ulong>.Null);

    /// <summary>CpuMp2.c EdkiiPeiStartupThisAP. Propagated from MpInitLibStartupThisAP.</summary>
    [EntryPoint(Ordinal = 3)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.StartupThisAP))]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupThisAP(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, CpuIndex processorNumber, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupThisAP(procedure, processorNumber, 0, timeoutInMicroSeconds, procedureArgument, Ptr<bool>.Null);

    /// <summary>CpuMp2.c EdkiiPeiSwitchBSP. Propagated from MpInitLibSwitchBSP.</summary>
    [EntryPoint(Ordinal = 4)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.SwitchBSP))]
    public async FirmwareTask<EfiStatus> EdkiiPeiSwitchBSP(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, bool enableOldBSP) =>
        await MpInitLib.MpInitLibSwitchBSP(processorNumber, enableOldBSP);

    /// <summary>CpuMp2.c EdkiiPeiEnableDisableAP. Propagated from MpInitLibEnableDisableAP.</summary>
    [EntryPoint(Ordinal = 5)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.EnableDisableAP))]
    public async FirmwareTask<EfiStatus> EdkiiPeiEnableDisableAP(Ptr<EdkiiPeiMpServices2Ppi> @this, CpuIndex processorNumber, bool enableAP, Ptr<uint> healthFlag) =>
        await MpInitLib.MpInitLibEnableDisableAP(processorNumber, enableAP, healthFlag);

    /// <summary>CpuMp2.c EdkiiPeiWhoAmI. Propagated from MpInitLibWhoAmI.</summary>
    [EntryPoint(Ordinal = 6)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.WhoAmI))]
    public async FirmwareTask<EfiStatus> EdkiiPeiWhoAmI(Ptr<EdkiiPeiMpServices2Ppi> @this, Ptr<ulong> processorNumber) =>
        await MpInitLib.MpInitLibWhoAmI(processorNumber);

    /// <summary>CpuMp2.c EdkiiPeiStartupAllCPUs. Propagated from MpInitLibStartupAllCPUs.</summary>
    [EntryPoint(Ordinal = 7)]
    [Implements<IEdkiiPeiMpServices2Ppi>(nameof(IEdkiiPeiMpServices2Ppi.StartupAllCPUs))]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupAllCPUs(Ptr<EdkiiPeiMpServices2Ppi> @this, FunctionPointer<EfiApProcedure> procedure, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupAllCPUs(procedure, timeoutInMicroSeconds, procedureArgument);
}
