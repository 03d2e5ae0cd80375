// QEMU could not be started, died, or said what its protocols do not allow.
namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Its message is one sentence for the user.</summary>
public sealed class QemuException(string message) : Exception(message);
