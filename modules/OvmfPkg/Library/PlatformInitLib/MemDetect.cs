// MemDetect.c: how much RAM there is, and how large TSEG can be.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;

public sealed partial class PlatformInitLib
{
    private const byte CmosLowMemoryHigh = 0x35;
    private const byte CmosLowMemoryLow = 0x34;
    private const uint SixteenMiB = 16U << 20;

    /// <summary>MemDetect.c PlatformGetSystemMemorySizeBelow4gb: CMOS 0x34/0x35 count 64 KiB blocks above 16 MiB.</summary>
    public async FirmwareTask PlatformGetSystemMemorySizeBelow4gb(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        uint high = await PlatformCmosRead8(CmosLowMemoryHigh);
        uint low = await PlatformCmosRead8(CmosLowMemoryLow);
        await platformInfoHob.LowMemory.Set((((high << 8) | low) << 16) + SixteenMiB);
    }

    /// <summary>MemDetect.c PlatformQ35TsegMbytesInitialization: asks for an extended TSEG; without one PcdQ35TsegMbytes stands.</summary>
    public async FirmwareTask PlatformQ35TsegMbytesInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        await DebugLib.Assert(
            await platformInfoHob.HostBridgeDevId == Q35MchIch9.IntelQ35MchDeviceId,
            "no TSEG (SMRAM) with this host bridge; only DID=0x29C0 (Q35) is supported");
        ulong register = Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_EXT_TSEG_MB);
        await PciLib.PciWrite16(register, Q35MchIch9.MCH_EXT_TSEG_MB_QUERY);
        ushort extendedTsegMbytes = await PciLib.PciRead16(register);
        if (extendedTsegMbytes == Q35MchIch9.MCH_EXT_TSEG_MB_QUERY)
        {
            extendedTsegMbytes = await PcdLib.PcdGet16(Pcd.PcdQ35TsegMbytes);
        }

        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "PlatformQ35TsegMbytesInitialization: QEMU offers an extended TSEG ({0} MB)", extendedTsegMbytes);
        await platformInfoHob.Q35TsegMbytes.Set(extendedTsegMbytes);
    }

    /// <summary>MemDetect.c PlatformQ35SmramAtDefaultSmbaseInitialization: asks for SMRAM at 0x30000, which MCH 0x9C locks later.</summary>
    public async FirmwareTask PlatformQ35SmramAtDefaultSmbaseInitialization(Ptr<EfiHobPlatformInfo> platformInfoHob)
    {
        ulong register = Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_DEFAULT_SMBASE_CTL);
        await PciLib.PciWrite8(register, Q35MchIch9.MCH_DEFAULT_SMBASE_QUERY);
        bool found = await PciLib.PciRead8(register) == Q35MchIch9.MCH_DEFAULT_SMBASE_IN_RAM;
        await DebugLib.DebugPrint(IDebugLib.DebugInfo, "PlatformQ35SmramAtDefaultSmbaseInitialization: SMRAM at default SMBASE: {0}", found ? 1UL : 0UL);
        await platformInfoHob.Q35SmramAtDefaultSmbase.Set(found);
    }
}
