// One block's traffic in a live sequence.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>Makes up the next request to one block, knowing the state the model is in.</summary>
internal interface IStepSource
{
    /// <summary>The block, as summaries name it.</summary>
    string Block { get; }

    /// <summary>Request text; a few may come at once where they only mean something together.</summary>
    IEnumerable<string> Next(Dice dice, RecordedMachine model);
}
