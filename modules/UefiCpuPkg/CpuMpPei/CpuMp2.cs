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

    private Ptr<EdkiiPeiMpServices2Ppi> Ppi => mMpServices2Ppi.Pointer;

    // C initialises the table when it is linked; addresses of functions are not constants here.
    internal async FirmwareTask<EfiStatus> InstallPpi()
    {
        await Ppi.Value.Set(new EdkiiPeiMpServices2Ppi
        {
            GetNumberOfProcessors = EdkiiPeiGetNumberOfProcessorsAddress,
            GetProcessorInfo = EdkiiPeiGetProcessorInfoAddress,
            StartupAllAPs = EdkiiPeiStartupAllAPsAddress,
            StartupThisAP = EdkiiPeiStartupThisAPAddress,
            SwitchBSP = EdkiiPeiSwitchBSPAddress,
            EnableDisableAP = EdkiiPeiEnableDisableAPAddress,
            WhoAmI = EdkiiPeiWhoAmIAddress,
            StartupAllCPUs = EdkiiPeiStartupAllCPUsAddress,
        });
        return await PeiServicesLib.PeiServicesInstallPpi(Guids.gEfiPeiMpServices2PpiGuid, Ppi.Address);
    }

    /// <summary>CpuMp2.c EdkiiPeiGetNumberOfProcessors.</summary>
    /// <returns>EFI_INVALID_PARAMETER when either pointer is NULL, else as the library.</returns>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> EdkiiPeiGetNumberOfProcessors(ulong @this, Ptr<ulong> numberOfProcessors, Ptr<ulong> numberOfEnabledProcessors)
    {
        if (numberOfProcessors.IsNull || numberOfEnabledProcessors.IsNull)
        {
            return EfiStatus.InvalidParameter;
        }

        return await MpInitLib.MpInitLibGetNumberOfProcessors(numberOfProcessors, numberOfEnabledProcessors);
    }

    /// <summary>CpuMp2.c EdkiiPeiGetProcessorInfo.</summary>
    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> EdkiiPeiGetProcessorInfo(ulong @this, ulong processorNumber, Ptr<EfiProcessorInformation> processorInfoBuffer) =>
        await MpInitLib.MpInitLibGetProcessorInfo(new CpuIndex(processorNumber), processorInfoBuffer, Ptr<uint>.Null);

    /// <summary>CpuMp2.c EdkiiPeiStartupAllAPs.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupAllAPs(ulong @this, FunctionPointer<EfiApProcedure> procedure, bool singleThread, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupAllAPs(procedure, singleThread, 0, timeoutInMicroSeconds, procedureArgument, Ptr<ulong>.Null);

    /// <summary>CpuMp2.c EdkiiPeiStartupThisAP.</summary>
    [EntryPoint(Ordinal = 3)]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupThisAP(ulong @this, FunctionPointer<EfiApProcedure> procedure, ulong processorNumber, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupThisAP(procedure, new CpuIndex(processorNumber), 0, timeoutInMicroSeconds, procedureArgument, Ptr<bool>.Null);

    /// <summary>CpuMp2.c EdkiiPeiSwitchBSP.</summary>
    [EntryPoint(Ordinal = 4)]
    public async FirmwareTask<EfiStatus> EdkiiPeiSwitchBSP(ulong @this, ulong processorNumber, bool enableOldBSP) =>
        await MpInitLib.MpInitLibSwitchBSP(new CpuIndex(processorNumber), enableOldBSP);

    /// <summary>CpuMp2.c EdkiiPeiEnableDisableAP.</summary>
    [EntryPoint(Ordinal = 5)]
    public async FirmwareTask<EfiStatus> EdkiiPeiEnableDisableAP(ulong @this, ulong processorNumber, bool enableAP, Ptr<uint> healthFlag) =>
        await MpInitLib.MpInitLibEnableDisableAP(new CpuIndex(processorNumber), enableAP, healthFlag);

    /// <summary>CpuMp2.c EdkiiPeiWhoAmI.</summary>
    [EntryPoint(Ordinal = 6)]
    public async FirmwareTask<EfiStatus> EdkiiPeiWhoAmI(ulong @this, Ptr<ulong> processorNumber) =>
        await MpInitLib.MpInitLibWhoAmI(processorNumber);

    /// <summary>CpuMp2.c EdkiiPeiStartupAllCPUs.</summary>
    [EntryPoint(Ordinal = 7)]
    public async FirmwareTask<EfiStatus> EdkiiPeiStartupAllCPUs(ulong @this, FunctionPointer<EfiApProcedure> procedure, ulong timeoutInMicroSeconds, ulong procedureArgument) =>
        await MpInitLib.MpInitLibStartupAllCPUs(procedure, timeoutInMicroSeconds, procedureArgument);
}
