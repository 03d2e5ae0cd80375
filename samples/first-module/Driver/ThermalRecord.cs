// What the driver keeps in SMRAM: a structure, a union and bit-fields, laid out as C does.
using System.Runtime.InteropServices;
using SmmFirmwareKit.Efi;

namespace FirstModule;

/// <summary>THERMAL_FLAGS.</summary>
[FirmwareStructure("THERMAL_FLAGS")]
public partial struct ThermalFlags
{
    [BitUnit] private uint _bits;

    [Bits(1)] public partial uint Valid { get; set; }

    [Bits(7)] public partial uint Zone { get; set; }

    [Bits(24)] public partial uint Celsius { get; set; }
}

/// <summary>THERMAL_VALUE: the same 32 bits as a number and as flags.</summary>
[FirmwareUnion("THERMAL_VALUE")]
public partial struct ThermalValue
{
    [FieldOffset(0)] public uint Uint32;
    [FieldOffset(0), Anonymous] public ThermalFlags Bits;
}

/// <summary>THERMAL_RECORD.</summary>
[FirmwareStructure("THERMAL_RECORD")]
public partial struct ThermalRecord
{
    public ulong Count;
    public ThermalValue Last;
    public uint Warnings;
}
