// The enumerations of register declarations, with the values that the attributes' constants have.
namespace SmmFirmwareKit.Generators.Registers;

/// <summary>SmmFirmwareKit.Hardware.RegisterSpace.</summary>
internal enum Space
{
    Ports,
    Mmio,
    PciConfig,
    Msr,
}

/// <summary>SmmFirmwareKit.Hardware.AccessKind.</summary>
internal enum Access
{
    ReadOnly,
    ReadWrite,
    WriteOneToClear,
    WriteOneToSet,
    WriteOnce,
    WriteOnly,
    WriteToClear,
}

/// <summary>SmmFirmwareKit.Hardware.ResetDomain.</summary>
internal enum Domain
{
    Init,
    System,
    PowerOn,
    Never,
}

/// <summary>SmmFirmwareKit.Hardware.SmmOnly.</summary>
internal enum Smm
{
    No,
    Write,
    Access,
}

internal static class Mnemonics
{
    /// <summary>As datasheets abbreviate it.</summary>
    public static string Of(Access access) => access switch
    {
        Access.ReadWrite => "R/W",
        Access.WriteOneToClear => "R/WC",
        Access.WriteOneToSet => "R/WS",
        Access.WriteOnce => "R/WO",
        Access.WriteOnly => "WO",
        Access.WriteToClear => "R/C",
        _ => "RO",
    };

    public static string Of(Domain domain) => domain switch
    {
        Domain.Init => "INIT",
        Domain.PowerOn => "power-on",
        Domain.Never => "never",
        _ => "system",
    };

    /// <summary>SmmFirmwareKit.Hardware.AccessWidths, as C# has it.</summary>
    public static string OfWidths(int widths)
    {
        string[] all = ["Byte", "Word", "Dword", "Qword"];
        string[] named = [.. all.Where((_, i) => (widths >> i & 1) != 0).Select(name => "AccessWidths." + name)];
        return named.Length == 0 ? "AccessWidths.Any" : string.Join(" | ", named);
    }

    public static string Of(Space space) => space switch
    {
        Space.Ports => "I/O ports",
        Space.Mmio => "memory-mapped",
        Space.PciConfig => "PCI configuration space",
        _ => "model-specific registers",
    };
}
