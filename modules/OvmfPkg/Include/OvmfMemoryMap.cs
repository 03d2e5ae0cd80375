// Where everything lies in flash and RAM: the fixed PCDs of OvmfPkgX64.fdf and the kit's fixed load addresses.
namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>The memory map of the platform. Ranges are [X, X + XSize).</summary>
/// <remarks>
/// Images are linked at fixed addresses, as with PcdLoadModuleAtFixAddressEnable. Pages allocated by PEI and DXE come from the
/// top of RAM below TSEG downwards (PHIT HOB, EfiFreeMemoryTop) and stay above <see cref="AllocationFloor"/>.
/// </remarks>
public static class OvmfMemoryMap
{
    // ---- flash -----------------------------------------------------------------------------------------------------

    /// <summary>4 MiB of flash below 4 GiB (OVMF_CODE_4M plus variables).</summary>
    public const ulong Flash = 0xFFC00000;
    public const ulong FlashSize = 0x00400000;

    /// <summary>The directory of the firmware volume: an <c>FV_DIRECTORY</c>.</summary>
    public const ulong FvDirectory = Flash;

    /// <summary>Where a processor fetches after reset (SDM vol. 3 "Processor State After Reset").</summary>
    public const ulong ResetVector = 0xFFFFFFF0;

    // ---- below 1 MiB -----------------------------------------------------------------------------------------------

    /// <summary>SMRAM at the default SMBASE: MCH register 0x9C locks these 128 KiB (MCH_DEFAULT_SMBASE_SIZE).</summary>
    public const ulong DefaultSmbase = 0x00030000;
    public const ulong DefaultSmbaseSize = 0x00020000;

    /// <summary>The highest end of MpInitLib's borrowed wake-up buffer (DxeMpLib.c GetWakeupBuffer allocates up to 0x88000).</summary>
    public const ulong WakeupBufferTop = 0x00088000;

    /// <summary>CpuHotplugSmm's pen: one reserved page below 1 MiB.</summary>
    public const ulong PenPage = 0x0009F000;

    // ---- SEC: before the PEI core knows of RAM -----------------------------------------------------------------------

    /// <summary>PcdOvmfSecPageTablesBase/Size: identity map of 1 GiB pages used from the reset vector on.</summary>
    public const ulong SecPageTables = 0x00700000;
    public const ulong SecPageTablesSize = 0x00002000;

    /// <summary>PcdOvmfSecPeiTempRamBase/Size: lower half heap, upper half stack; 8 KiB instead of 64 to keep the fill short.</summary>
    public const ulong SecPeiTempRam = 0x00710000;
    public const ulong SecPeiTempRamSize = 0x00002000;

    // ---- PEI and DXE ---------------------------------------------------------------------------------------------------

    /// <summary>HOB list; 4 096 processors need some 360 KiB of it.</summary>
    public const ulong HobList = 0x00800000;
    public const ulong HobListSize = 0x00080000;

    /// <summary>PCD database: an array of u64 by token.</summary>
    public const ulong PcdDatabase = 0x00880000;
    public const ulong PcdDatabaseSize = 0x00010000;

    /// <summary>DXE protocol database.</summary>
    public const ulong ProtocolDatabase = 0x00890000;
    public const ulong ProtocolDatabaseSize = 0x00020000;

    /// <summary>PEI_CORE_INSTANCE: the PEI services table and the PPI database.</summary>
    public const ulong PeiCoreInstance = 0x008B0000;
    public const ulong PeiCoreInstanceSize = 0x00010000;

    /// <summary>DXE pool.</summary>
    public const ulong Pool = 0x008C0000;
    public const ulong PoolSize = 0x00740000;

    /// <summary>PEI and DXE images, linked one after the other.</summary>
    public const ulong Images = 0x01000000;
    public const ulong ImagesSize = 0x01000000;

    /// <summary>The operating system's image and memory.</summary>
    public const ulong Os = 0x02000000;
    public const ulong OsSize = 0x02000000;

    /// <summary>Page allocations from the top of RAM downwards stop here.</summary>
    public const ulong AllocationFloor = Os + OsSize;
}
