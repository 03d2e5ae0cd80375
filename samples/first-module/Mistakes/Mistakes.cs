// One mistake of each family. The analyzers report the id that ends a line, in that line.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace Mistakes;

[FirmwareStructure("NO_PART")]
public struct NoPart // SFK2001
{
    public uint Revision;
}

[KitOnly("wrong on purpose")]
public sealed partial class Driver : ImagePart
{
    private uint _count; // SFK4001

    [EntryPoint(Ordinal = 1)]
    public FirmwareTask Right() => FirmwareTask.Completed;

    [EntryPoint(Ordinal = 1)]
    public FirmwareTask SameCell() => FirmwareTask.Completed; // SFK1008

    public uint Scaled(uint celsius) => (uint)(celsius * 1.8); // SFK3009
}

public sealed partial class NoSource : ImagePart
{
    [EntryPoint]
    public FirmwareTask Nameless() => FirmwareTask.Completed; // SFK5001
}

[RegisterBlock("sensor", RegisterSpace.Ports, Size = 1, Source = "none")]
internal sealed class SensorRegisters; // SFK7301
