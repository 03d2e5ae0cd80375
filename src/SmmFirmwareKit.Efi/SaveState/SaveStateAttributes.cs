// Declarations of SMRAM save-state maps: which registers a processor leaves where when it enters SMM.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Makes a <see cref="FirmwareStructureAttribute"/> a save-state map: the generator adds <c>TryGetRegister</c>, from the fields
/// marked <see cref="SaveStateRegisterAttribute"/>.
/// </summary>
/// <param name="architecture">Which processors use the map, for people: <c>AMD64</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class SaveStateMapAttribute(string architecture) : Attribute
{
    public string Architecture { get; } = architecture;

    /// <summary>The SMM revision identifier that such processors store in the map.</summary>
    public uint Revision { get; init; }
}

/// <summary>The register that a field of a save-state map holds, or whose low half it holds.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateRegisterAttribute(EfiMmSaveStateRegister register) : Attribute
{
    public EfiMmSaveStateRegister Register { get; } = register;

    /// <summary>Bytes, if more than those of the field.</summary>
    public int Width { get; init; }

    /// <summary>Offset of bits 63:32, if they do not follow bits 31:0.</summary>
    public int HighOffset { get; init; }

    /// <summary>Whether EFI_MM_CPU_PROTOCOL.WriteSaveState accepts it.</summary>
    public bool Writable { get; init; }
}

/// <summary>
/// A register that has a row without a width in EDK2's table of this map: reading it is EFI_NOT_FOUND, as for an unknown one,
/// but writing it is EFI_UNSUPPORTED.
/// </summary>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true)]
public sealed class SaveStateAbsentRegisterAttribute(EfiMmSaveStateRegister register) : Attribute
{
    public EfiMmSaveStateRegister Register { get; } = register;
}
