// Declarations the generators read: structures and their fields, modules, the EDK2 source of each.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// The assembly is firmware: it keeps to the portable subset of C# (docs/portable-subset.md), so that it can be ported back to
/// EDK2's C. One line opts in: <c>[assembly: SmmFirmwareKit.Efi.FirmwareCode]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class FirmwareCodeAttribute : Attribute;

/// <summary>A C structure in modelled memory: the generator lays it out and hangs awaitable members on <see cref="Ptr{T}"/>.</summary>
/// <param name="cName">The structure's name in EDK2, for example <c>CPU_HOT_PLUG_DATA</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class FirmwareStructureAttribute(string cName) : Attribute
{
    public string CName { get; } = cName;

    /// <summary>1 for <c>#pragma pack (1)</c>; 0 for natural alignment.</summary>
    public int Pack { get; init; }

    /// <summary>Where EDK2 (or the PI/UEFI specification) declares it.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A field that several processors use at once (C: <c>volatile</c> or shared by design).</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SharedAttribute : Attribute;

/// <summary>The EDK2 source of a function or type: file, and name if the file's name does not say it.</summary>
/// <param name="file">Path in an EDK2 tree; the INF of a library whose functions lie in a file each.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class Edk2Attribute(string file) : Attribute
{
    public string File { get; } = file;

    /// <summary>The C name. It must match the declared name, ignoring case and underscores.</summary>
    public string Name { get; init; } = "";
}

/// <summary>Firmware that EDK2 does not have: the kit's own.</summary>
/// <param name="reason">What it stands in for, or why the kit needs it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class KitOnlyAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
