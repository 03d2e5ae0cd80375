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

    /// <summary>
    /// How OVMF tells QEMU's two maps apart by SMMREVID, which both have at the same place: 0x00020000 for
    /// <see cref="AmdSmramSaveStateMap32"/>, 0x00020064 for <see cref="AmdSmramSaveStateMap64"/>.
    /// </summary>
    public static bool IsX86Map(uint smmRevId) => (smmRevId & 0xFFFF) == 0;
}
