// The few registers of the save state that the driver's tools look at, and EDK2's lookup table over them.
using SmmFirmwareKit.Efi;

namespace FirstModule;

/// <summary>Places as QEMU's processors store them; what lies between is not named here.</summary>
[FirmwareStructure("THERMAL_SAVE_STATE_MAP", Pack = 1)]
[SaveStateMap("AMD64", Revision = 0x00020064)]
public partial struct ThermalSaveStateMap
{
    [Offset(0x2FC), SaveStateRole(SaveStateRole.SmmRevId)] public uint SMMRevId;
    [Offset(0x300), SaveStateRole(SaveStateRole.Smbase)] public uint SMBASE;
    [Offset(0x378), SaveStateRegister(EfiMmSaveStateRegister.Rip, Writable = true)] public ulong _RIP;
    [Offset(0x3F8), SaveStateRegister(EfiMmSaveStateRegister.Rax, Writable = true)] public ulong _RAX;
}

/// <summary>THERMAL_SAVE_STATE_TABLE.</summary>
[SaveStateTable("THERMAL_SAVE_STATE_MAP", X64 = typeof(ThermalSaveStateMap))]
[SaveStateRange(EfiMmSaveStateRegister.Rax, EfiMmSaveStateRegister.Rip)]
public static partial class ThermalSaveStateTable;
