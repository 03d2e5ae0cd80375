// A file that is no recording, or a damaged one.
namespace SmmFirmwareKit.Conformance;

/// <summary>Its message is one sentence for the user, which names the file and the line.</summary>
public sealed class UnsoundRecordingException(string path, int line, Exception cause)
    : Exception(FormattableString.Invariant($"'{path}' is not a sound recording: line {line}: {cause.Message}"), cause);
