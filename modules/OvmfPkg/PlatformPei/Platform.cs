// Platform.c: the order in which OVMF finds out what machine it runs on.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.PlatformPei;

/// <summary>OvmfPkg/PlatformPei/Platform.c.</summary>
/// <remarks>
/// Left out: IGVM, SEV, TDX, NV variable store, resource descriptor HOBs of PCI windows, FEATURE_CONTROL from fw_cfg, MTRRs of
/// memory above 4 GiB. None of them touches SMM or the processors of the kit.
/// </remarks>
[Edk2("OvmfPkg/PlatformPei/Platform.c")]
public sealed partial class Platform(PlatformPeiModule module) : PlatformPeiPart(module)
{
    private const uint HostBridgeDeviceIdRegister = 2;

    /// <summary>Platform.c InitializePlatform.</summary>
    [PeimEntryPoint]
    public async FirmwareTask<EfiStatus> InitializePlatform(ulong fileHandle, ulong peiServices)
    {
        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "Platform PEIM Loaded");
        Ptr<EfiHobPlatformInfo> platformInfoHob = await BuildPlatformInfoHob();
        await platformInfoHob.BootMode.Set(await PeiServicesLib.PeiServicesGetBootMode());
        await MaxCpuCountInitialization(platformInfoHob);
        if (await platformInfoHob.SmmSmramRequire)
        {
            await MemDetect.Q35TsegMbytesInitialization(platformInfoHob);
            await MemDetect.Q35SmramAtDefaultSmbaseInitialization(platformInfoHob);
        }

        EfiStatus status = await MemDetect.PublishPeiMemory(platformInfoHob);
        await DebugLib.AssertEfiError(status, "PublishPeiMemory");
        if (await platformInfoHob.SmmSmramRequire)
        {
            await MemDetect.CreateSmmSmramMemoryHob(platformInfoHob);
        }

        await PlatformInitLib.PlatformMiscInitialization(platformInfoHob);
        await SmmRelocation.RelocateSmBase();
        return EfiStatus.Success;
    }

    /// <summary>Platform.c BuildPlatformInfoHob.</summary>
    internal async FirmwareTask<Ptr<EfiHobPlatformInfo>> BuildPlatformInfoHob()
    {
        ulong data = await HobLib.BuildGuidHob(EfiHobPlatformInfo.gUefiOvmfPkgPlatformInfoGuid, EfiHobPlatformInfo.SizeOf);
        await DebugLib.Assert(data != 0, "BuildPlatformInfoHob: no room in the HOB list");
        Ptr<EfiHobPlatformInfo> platformInfoHob = new(data);
        ushort hostBridgeDevId = await PciLib.PciRead16(Q35MchIch9.DramcRegisterQ35(HostBridgeDeviceIdRegister));
        await platformInfoHob.Value.Set(new EfiHobPlatformInfo
        {
            SmmSmramRequire = PcdLib.FeaturePcdGet(Pcd.PcdSmmSmramRequire),
            HostBridgeDevId = hostBridgeDevId,
            DefaultMaxCpuNumber = await PcdLib.PcdGet32(Pcd.PcdCpuMaxLogicalProcessorNumber),
        });
        EfiStatus status = await PcdLib.PcdSet16S(Pcd.PcdOvmfHostBridgePciDevId, hostBridgeDevId);
        await DebugLib.AssertEfiError(status, "PcdOvmfHostBridgePciDevId");
        return platformInfoHob;
    }

    /// <summary>Platform.c MaxCpuCountInitialization: exposes the counts to UefiCpuPkg.</summary>
    internal async FirmwareTask MaxCpuCountInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        await PlatformInitLib.PlatformMaxCpuCountInitialization(platformInfoHob);
        EfiStatus status = await PcdLib.PcdSet32S(Pcd.PcdCpuBootLogicalProcessorNumber, await platformInfoHob.PcdCpuBootLogicalProcessorNumber);
        await DebugLib.AssertEfiError(status, "PcdCpuBootLogicalProcessorNumber");
        status = await PcdLib.PcdSet32S(Pcd.PcdCpuMaxLogicalProcessorNumber, await platformInfoHob.PcdCpuMaxLogicalProcessorNumber);
        await DebugLib.AssertEfiError(status, "PcdCpuMaxLogicalProcessorNumber");
    }
}
