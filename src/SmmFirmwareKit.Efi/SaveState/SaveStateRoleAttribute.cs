// What fields of a save-state map do besides holding registers, under one name in every map.
namespace SmmFirmwareKit.Efi;

/// <summary>What a field tells the SMI handler, or the handler the processor.</summary>
public enum SaveStateRole
{
    /// <summary>Where the next SMI finds its handler, once RSM has loaded it.</summary>
    Smbase = 1,

    /// <summary>SMM revision identifier: which format the map has and what the processor can do with it.</summary>
    SmmRevId,

    /// <summary>Set by a handler that wants RSM to execute the I/O instruction again.</summary>
    IoRestart,

    /// <summary>Whether the processor was halted, and whether RSM halts it again.</summary>
    AutoHaltRestart,

    /// <summary>The I/O instruction behind the SMI, packed: IOMisc of Intel, IO_DWord of AMD.</summary>
    IoInformation,

    /// <summary>Memory operand of a string I/O instruction.</summary>
    IoMemoryAddress,
}

/// <summary>The role of a field in a save-state map. SMBASE and SMMREVID are in every map.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaveStateRoleAttribute(SaveStateRole role) : Attribute
{
    public SaveStateRole Role { get; } = role;
}
