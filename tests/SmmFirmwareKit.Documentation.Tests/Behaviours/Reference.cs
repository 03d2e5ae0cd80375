// What a behaviour names as standing behind it. Each kind knows how to find out whether it exists.
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

/// <summary>Evidence of one behaviour.</summary>
/// <param name="Kind">As the page names it.</param>
internal abstract record Reference(string Kind)
{
    /// <summary>Whether a machine other than the model was looked at, and the model does the same.</summary>
    public virtual bool IsMeasured => true;

    /// <summary>Which one of its kind.</summary>
    public abstract string Item { get; }

    /// <summary>Whether there is such a thing.</summary>
    public abstract bool Exists(Referenced referenced);

    public sealed override string ToString() => $"{Kind} {Item}";
}

/// <summary>A recording, or one of its sections by how its heading begins.</summary>
internal sealed record RecordingReference(string Name, string Section) : Reference("recordings")
{
    public override string Item => Section.Length == 0 ? Name : $"{Name} \"{Section}\"";

    public override bool Exists(Referenced referenced) =>
        referenced.Sections.TryGetValue(Name, out IReadOnlySet<string>? sections) && (Section.Length == 0 || sections.Any(section => section.StartsWith(Section, StringComparison.Ordinal)));
}

/// <summary>A row of event-latching.txt: <c>step</c>, or <c>step / what followed</c>.</summary>
internal sealed record EventRowReference(EventOrder Order, string Row) : Reference($"events, {Order}")
{
    public override string Item => $"\"{Row}\"";

    public override bool Exists(Referenced referenced) => referenced.EventRows.Contains((Order, Row));
}

/// <summary>A row of the boot image.</summary>
internal sealed record BootImageReference(string Row) : Reference("boot image")
{
    public override string Item => $"\"{Row}\"";

    public override bool Exists(Referenced referenced) => referenced.BootImageRows.Contains(Row);
}

/// <summary>The save states that the boot image loads and stores.</summary>
internal sealed record BootImageSaveStatesReference() : Reference("boot image")
{
    public override string Item => "save states";

    public override bool Exists(Referenced referenced) => referenced.BootImageSaveStates > 0;
}

/// <summary>QEMU's memory views in one SMRAM state.</summary>
internal sealed record ViewReference(string State) : Reference("memory views")
{
    public override string Item => State;

    public override bool Exists(Referenced referenced) => referenced.Views.Contains(State);
}

/// <summary>A recorded save state.</summary>
internal sealed record SaveStateReference(string Mode) : Reference("recorded save states")
{
    public override string Item => Mode;

    public override bool Exists(Referenced referenced) => referenced.SaveStates.Contains(Mode);
}

/// <summary>Live sequences of a block.</summary>
internal sealed record LiveReference(string Block) : Reference("live")
{
    public override string Item => Block;

    public override bool Exists(Referenced referenced) => referenced.LiveBlocks.Contains(Block);
}

/// <summary>A value that the comparison with OVMF on QEMU compares, by how its name begins.</summary>
internal sealed record OvmfReference(string Value) : Reference("OVMF")
{
    public override string Item => $"\"{Value}\"";

    public override bool Exists(Referenced referenced) => referenced.OvmfComparison.Contains($"\"{Value}", StringComparison.Ordinal);
}

/// <summary>A recorded hot-add: SMM entries and exits of every CPU, in their order.</summary>
internal sealed record HotAddReference(string File) : Reference("recorded hot-adds")
{
    public override string Item => File;

    public override bool Exists(Referenced referenced) => referenced.HotAdds.Contains(File);
}

/// <summary>An entry of the reviewed list: QEMU was seen to do otherwise, and the model follows the manual.</summary>
internal sealed record DeliberateReference(string Place) : Reference("differs from QEMU on purpose")
{
    public override bool IsMeasured => false;

    public override string Item => Place;

    public override bool Exists(Referenced referenced) => DeliberateDifferences.All.Any(entry => string.Equals($"{entry.Block}, {entry.Place}", Place, StringComparison.Ordinal));
}

/// <summary>A test of the kit: it holds the model to the rule, but looks at no other machine.</summary>
internal sealed record TestReference(Type Class, string Method) : Reference("tests")
{
    public override bool IsMeasured => false;

    public override string Item => $"{Class.Name}.{Method}";

    public override bool Exists(Referenced referenced) =>
        Class.GetMethod(Method)?.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0;
}
