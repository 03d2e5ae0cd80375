// CpuMpPei.c and CpuPaging.c's callback: when memory is there, find the processors, offer MP services, describe them to DXE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;

/// <summary>UefiCpuPkg/CpuMpPei/CpuMpPei.c. BIST collection, GDT, exception handlers and paging of PEI are left out.</summary>
[Edk2("UefiCpuPkg/CpuMpPei/CpuMpPei.c")]
public sealed partial class CpuMpPei(CpuMpPeiModule module) : CpuMpPeiPart(module)
{
    // A HOB is at most 0xFFF8 bytes long with its header.
    private const ulong MaxProcessorsInHob =
        (0xFFF8 - EfiHobGuidType.SizeOf - MpInformation2HobData.SizeOf) / MpInformation2Entry.SizeOf;

    /// <summary>Locals of BuildMpInformationHob whose addresses the MP services take.</summary>
    [Global]
    internal partial Field<ulong> mNumberOfProcessors { get; }

    [Global]
    internal partial Field<ulong> mNumberOfEnabledProcessors { get; }

    /// <summary>CpuMpPei.c CpuMpPeimInit: waits for permanent memory. Propagated from PeiServicesNotifyPpi.</summary>
    [PeimEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> CpuMpPeimInit(ulong fileHandle, ulong peiServices)
    {
        return await PeiServicesLib.PeiServicesNotifyPpi(Guids.gEfiPeiMemoryDiscoveredPpiGuid, MemoryDiscoveredPpiNotifyCallbackAddress);
    }

    /// <summary>CpuPaging.c MemoryDiscoveredPpiNotifyCallback. Propagated from MpInitLibInitialize, PeiServicesInstallPpi.</summary>
    [PeimNotify(Ordinal = 1)]
    public async FirmwareTask<EfiStatus> MemoryDiscoveredPpiNotifyCallback(ulong peiServices, ulong notifyDescriptor, ulong ppi)
    {
        EfiStatus status = await InitializeCpuMpWorker();
        await DebugLib.AssertEfiError(status, "InitializeCpuMpWorker");
        return status;
    }

    /// <summary>CpuMpPei.c InitializeCpuMpWorker.</summary>
    /// <returns>Propagated from MpInitLibInitialize, PeiServicesInstallPpi.</returns>
    internal async FirmwareTask<EfiStatus> InitializeCpuMpWorker()
    {
        EfiStatus status = await MpInitLib.MpInitLibInitialize();
        if (status.IsError())
        {
            return status;
        }

        status = await CpuMp2.InstallPpi();
        await BuildMpInformationHob();
        return status;
    }

    /// <summary>CpuMpPei.c BuildMpInformationHob: PiSmmCpuDxeSmm learns of the processors from these HOBs. Core types are left out.</summary>
    internal async FirmwareTask BuildMpInformationHob()
    {
        EfiStatus status = await MpInitLib.MpInitLibGetNumberOfProcessors(mNumberOfProcessors.Pointer, mNumberOfEnabledProcessors.Pointer);
        await DebugLib.AssertEfiError(status, "MpInitLibGetNumberOfProcessors");
        ulong numberOfProcessors = await mNumberOfProcessors;
        for (ulong first = 0; first < numberOfProcessors; first += MaxProcessorsInHob)
        {
            await BuildOneHob(first, Math.Min(MaxProcessorsInHob, numberOfProcessors - first));
        }
    }

    private async FirmwareTask BuildOneHob(ulong first, ulong count)
    {
        ulong data = await HobLib.BuildGuidHob(Guids.gMpInformation2HobGuid, MpInformation2HobData.SizeOf + (count * MpInformation2Entry.SizeOf));
        await DebugLib.Assert(data != 0, "BuildMpInformationHob: no room in the HOB list");
        Ptr<MpInformation2HobData> hob = new(data);
        await hob.Value.Set(new MpInformation2HobData
        {
            NumberOfProcessors = (ushort)count,
            EntrySize = (ushort)MpInformation2Entry.SizeOf,
            Version = MpInformation2HobData.HobRevision,
            ProcessorIndex = first,
        });
        for (ulong index = 0; index < count; index++)
        {
            CpuIndex processorNumber = new((first + index) | EfiProcessorInformation.CpuV2ExtendedTopology);
            EfiStatus status = await MpInitLib.MpInitLibGetProcessorInfo(processorNumber, (hob.Entry + index).ProcessorInfo.Pointer, Ptr<uint>.Null);
            await DebugLib.AssertEfiError(status, "MpInitLibGetProcessorInfo");
        }
    }
}
