// Cmos.c: bytes of CMOS RAM.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformInitLib;

public sealed partial class PlatformInitLib
{
    private const ushort CmosIndexPort = 0x70;
    private const ushort CmosDataPort = 0x71;

    /// <summary>PlatformInitLib/Cmos.c PlatformCmosRead8.</summary>
    public async FirmwareTask<byte> PlatformCmosRead8(byte index)
    {
        await IoLib.IoWrite8(CmosIndexPort, index);
        return await IoLib.IoRead8(CmosDataPort);
    }
}
