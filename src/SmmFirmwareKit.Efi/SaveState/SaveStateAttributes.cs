// Declarations of SMRAM save-state maps: which registers a processor leaves where when it enters SMM.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Makes a <see cref="FirmwareStructureAttribute"/> of 0x400 bytes a save-state map. From the fields marked
/// <see cref="SaveStateRegisterAttribute"/> and <see cref="SaveStateRoleAttribute"/> the generator adds <c>TryGetRegister</c>,
/// <c>PlaceOf</c>, <c>TryDecodeIo</c> and the nested <c>View</c>.
/// </summary>
/// <param name="architecture">Which processors use the map, for people: <c>AMD64</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class SaveStateMapAttribute(string architecture) : Attribute
{
    public string Architecture { get; } = architecture;

    /// <summary>
    /// SMM revision identifier of processors that store all of this map. Bit 17: they reload SMBASE; bit 16: they can restart I/O
    /// instructions (SDM vol. 3 "SMM Revision Identifier", APM vol. 2 section 10.2.4).
    /// </summary>
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

    /// <summary>Offset of bits 63:32 in EDK2's lookup table, if that differs from where the processor stores them.</summary>
    public int Edk2HighOffset { get; init; }

    /// <summary>Whether EFI_MM_CPU_PROTOCOL.WriteSaveState accepts it.</summary>
    public bool Writable { get; init; }
}
