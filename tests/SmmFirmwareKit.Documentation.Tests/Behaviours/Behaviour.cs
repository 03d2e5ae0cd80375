// A rule of the model that is not one register's: what it is, where it is written, and what stands behind it.
namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

/// <param name="Name">A few words.</param>
/// <param name="Rule">One sentence.</param>
/// <param name="Source">Manual and section, or QEMU's file and function; <c>none: …</c> where the model stops instead of doing what hardware does.</param>
/// <param name="Model">The file that does it, below src/SmmFirmwareKit.Hardware.</param>
/// <param name="Evidence">What was measured, and the tests that hold it.</param>
internal sealed record Behaviour(string Name, string Rule, string Source, string Model, params Reference[] Evidence)
{
    /// <summary>Whether another machine was seen to do the same.</summary>
    public bool IsMeasured => Evidence.Any(reference => reference.IsMeasured);

    /// <summary>Whether it is no machine's rule but the model's own.</summary>
    public bool IsChoice => Source.StartsWith("none:", StringComparison.Ordinal);

    /// <summary>The profile of event order that it belongs to; empty if it is the same in all.</summary>
    public string Profile { get; init; } = "";
}

/// <param name="Title">A heading of the page.</param>
/// <param name="Behaviours">In the order of the manuals.</param>
internal sealed record BehaviourArea(string Title, params Behaviour[] Behaviours);
