// What every file of the OS model sees.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Base of the OS's files.</summary>
public abstract partial class OsPart(OsModule module) : ImagePart
{
    /// <summary>OS_CONTROL.</summary>
    protected static Ptr<OsControl> Control => new(OsMemoryMap.Control);

    /// <summary>I/O base of the ACPI power-management block.</summary>
    [Global] protected partial Field<ushort> mPmBase { get; }

    /// <summary>Entries of <see cref="OsMemoryMap.Notified"/>.</summary>
    [Global] protected partial Field<uint> mNotifiedCount { get; }
}
