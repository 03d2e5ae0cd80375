// States where a field of a firmware structure lies, for maps with holes.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Offset of a field in a <see cref="FirmwareStructureAttribute"/>; fields without it follow the one before. A structure with
/// stated offsets is a map of places: read and write its members, never a whole value.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class OffsetAttribute(int value) : Attribute
{
    public int Value { get; } = value;
}
