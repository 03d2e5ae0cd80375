// The bench could not do what it was told.
namespace SmmFirmwareKit.Conformance;

/// <summary>A processor that should have served the bench did not.</summary>
internal sealed class BenchStuckException(string message) : Exception(message);
