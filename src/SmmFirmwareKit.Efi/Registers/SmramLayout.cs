// Where things lie relative to SMBASE.
namespace SmmFirmwareKit.Efi;

/// <summary>MdePkg/Include/Register/Intel/SmramSaveStateMap.h and UefiCpuPkg/PiSmmCpuDxeSmm (SDM vol. 3 ch. 33, APM vol. 2 ch. 10).</summary>
public static class SmramLayout
{
    public const uint SMM_DEFAULT_SMBASE = 0x30000;
    public const uint SMM_HANDLER_OFFSET = 0x8000;
    public const uint SMM_PSD_OFFSET = 0xFB00;
    public const uint SMRAM_SAVE_STATE_MAP_OFFSET = 0xFC00;
    public const uint SMRAM_SAVE_STATE_MAP_SIZE = 0x400;

    /// <summary>Bytes between the SMBASEs of two CPUs, on which SmmRelocationLib and PiSmmCpuDxeSmm agree.</summary>
    public const uint TileSize = 0x2000;

    /// <summary>SMMRevId, offset in the map; its low word is 0 for the 32-bit map of old processors.</summary>
    public const uint SmmRevIdOffset = 0x2FC;

    /// <summary>SMBASE, offset in the AMD64 map that QEMU uses.</summary>
    public const uint SmbaseOffsetX64 = 0x300;

    /// <summary>SMBASE, offset in the 32-bit map.</summary>
    public const uint SmbaseOffsetX86 = 0x2F8;

    /// <summary>AutoHALTRestart, a byte in the AMD64 map.</summary>
    public const uint AutoHaltRestartOffsetX64 = 0x2C9;

    /// <summary>RIP, offset in the AMD64 map.</summary>
    public const uint RipOffsetX64 = 0x378;
}
