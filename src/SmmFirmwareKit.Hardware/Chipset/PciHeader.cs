// The part of configuration space that every function has (PCI 3.0, 6.1), as q35's built-in functions show it.
namespace SmmFirmwareKit.Hardware;

/// <summary>Declares the type 0 header.</summary>
internal static class PciHeader
{
    private const ushort Intel = 0x8086;
    private const uint QemuSubsystem = 0x11001AF4;

    /// <summary>Fresh declarations for one function: its identity constant, its few writable bits, and nothing else.</summary>
    public static Register[] For(ushort device, byte revision, uint classCode, byte headerType) =>
    [
        Register.Constant("VID_DID", 0x00, 4, Intel | ((uint)device << 16)),
        Command(),
        Register.Constant("PCISTS", 0x06, 2, 0),
        Register.Constant("RID_CC", 0x08, 4, revision | (classCode << 8)),
        Register.Plain("CLS", 0x0C, 1),
        Register.Constant("MLT", 0x0D, 1, 0),
        Register.Constant("HDR", 0x0E, 1, headerType),
        Register.Constant("BIST", 0x0F, 1, 0),
        Register.Constant("SVID_SID", 0x2C, 4, QemuSubsystem),
        Register.Plain("INTLN", 0x3C, 1),
        Register.Constant("INTPN", 0x3D, 1, 0),
    ];

    private static Register Command() => new(
        "PCICMD", 0x04, 2, 0, ResetDomain.System,
        RegisterField.ReadWrite("IOSE", 0),
        RegisterField.ReadWrite("MSE", 1),
        RegisterField.ReadWrite("BME", 2),
        RegisterField.ReadWrite("SERRE", 8),
        RegisterField.ReadWrite("ID", 10));
}
