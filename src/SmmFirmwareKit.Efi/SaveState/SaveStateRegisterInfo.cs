// One row of a save-state map.
namespace SmmFirmwareKit.Efi;

/// <summary>Where a map keeps a register (EDK2: CPU_MM_SAVE_STATE_LOOKUP_ENTRY, UefiCpuPkg/Library/MmSaveStateLib).</summary>
/// <param name="Width">Bytes; 0 for a register the map does not keep.</param>
/// <param name="OffsetLo">Offset of bits 31:0 from the start of the map.</param>
/// <param name="OffsetHi">Offset of bits 63:32, as EDK2's table has it; 0 for a register of at most four bytes.</param>
/// <param name="Writable">Whether firmware may change it.</param>
public readonly record struct SaveStateRegisterInfo(int Width, ulong OffsetLo, ulong OffsetHi, bool Writable);
