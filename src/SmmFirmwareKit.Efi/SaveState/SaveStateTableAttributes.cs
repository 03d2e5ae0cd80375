// EDK2's lookup table: one row a register for the 32-bit and the 64-bit map of a vendor together.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Makes a static partial class the table over a vendor's maps: <c>TryGetRegister</c>, and the same table as C
/// (UefiCpuPkg/Library/MmSaveStateLib, CPU_MM_SAVE_STATE_LOOKUP_ENTRY).
/// </summary>
/// <param name="name">The C union of both maps: SMRAM_SAVE_STATE_MAP.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SaveStateTableAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Starts the names of the internal rows in C: <c>INTEL_MM</c>.</summary>
    public string Prefix { get; init; } = "MM";

    /// <summary>Member x86 of the union; none if EDK2 does not read that format.</summary>
    public Type? X86 { get; init; }

    /// <summary>Member x64 of the union.</summary>
    public Type? X64 { get; init; }

    /// <summary>Roles with a row before the first register, from row 1 on.</summary>
    public SaveStateRole[] Internal { get; init; } = [];
}

/// <summary>Registers with a row, whether a map holds them or not (EDK2: mCpuRegisterRanges).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SaveStateRangeAttribute(EfiMmSaveStateRegister start, EfiMmSaveStateRegister end) : Attribute
{
    public EfiMmSaveStateRegister Start { get; } = start;

    public EfiMmSaveStateRegister End { get; } = end;
}

/// <summary>A register's name in C after EFI_MM_SAVE_STATE_REGISTER_, where it is not the C# name in capitals.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateRegisterNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
