// QEMU could not be started, died, hangs, or said what its protocols do not allow.
namespace SmmFirmwareKit.Qemu.Connection;

/// <summary>Its message is one sentence for the user.</summary>
public class QemuException(string message) : Exception(message)
{
    private const int Longest = 80;

    /// <summary>What QEMU should not have said, cut to what fits into a sentence.</summary>
    internal static QemuException Nonsense(string protocol, string said) =>
        new($"{protocol} answered '{(said.Length > Longest ? said[..Longest] + "…" : said)}', which QEMU does not say");
}

/// <summary>QEMU ended in the middle of a conversation.</summary>
public sealed class QemuEndedException(string message) : QemuException(message);
