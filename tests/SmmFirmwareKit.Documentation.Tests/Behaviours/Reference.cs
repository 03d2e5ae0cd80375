// What a behaviour names as standing behind it. Each kind knows how to find out whether it exists.
namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

/// <summary>Evidence of one behaviour.</summary>
internal abstract record Reference
{
    /// <summary>Whether a machine other than the model was looked at.</summary>
    public virtual bool IsMeasured => true;

    /// <summary>As the page shows it.</summary>
    public abstract string Text { get; }

    /// <summary>Whether there is such a thing.</summary>
    public abstract bool Exists(Referenced referenced);
}

/// <summary>A recording, or one of its sections by how its heading begins.</summary>
internal sealed record RecordingReference(string Name, string Section) : Reference
{
    public override string Text => Section.Length == 0 ? Name : $"{Name} \"{Section}\"";

    public override bool Exists(Referenced referenced) =>
        referenced.Sections.TryGetValue(Name, out string[]? sections) && (Section.Length == 0 || sections.Any(section => section.StartsWith(Section, StringComparison.Ordinal)));
}

/// <summary>A row of event-latching.txt: <c>step</c>, or <c>step / what followed</c>.</summary>
internal sealed record EventRowReference(string Table, string Row) : Reference
{
    public override string Text => $"event-latching.txt, {Table}: \"{Row}\"";

    public override bool Exists(Referenced referenced) => referenced.EventRows.Contains((Table, Row));
}

/// <summary>A row of the boot image, or the save states that it compares.</summary>
internal sealed record BootImageReference(string Row) : Reference
{
    public const string SaveStates = "save states";

    public override string Text => Row == SaveStates ? "boot image, save states" : $"boot image \"{Row}\"";

    public override bool Exists(Referenced referenced) => referenced.BootImageRows.Contains(Row);
}

/// <summary>QEMU's memory views in one SMRAM state.</summary>
internal sealed record ViewReference(string State) : Reference
{
    public override string Text => $"smm_views {State}";

    public override bool Exists(Referenced referenced) => referenced.Views.Contains(State);
}

/// <summary>A recorded save state.</summary>
internal sealed record SaveStateReference(string Mode) : Reference
{
    public override string Text => $"savestate, {Mode}";

    public override bool Exists(Referenced referenced) => referenced.SaveStates.Contains(Mode);
}

/// <summary>Live sequences of a block.</summary>
internal sealed record LiveReference(string Block) : Reference
{
    public override string Text => $"live {Block}";

    public override bool Exists(Referenced referenced) => referenced.LiveBlocks.Contains(Block);
}

/// <summary>A value that the comparison with OVMF on QEMU compares.</summary>
internal sealed record OvmfReference(string Value) : Reference
{
    public override string Text => $"OVMF \"{Value}\"";

    public override bool Exists(Referenced referenced) => referenced.OvmfComparison.Contains($"\"{Value}", StringComparison.Ordinal);
}

/// <summary>A test of the kit: it holds the model to the rule, but looks at no other machine.</summary>
internal sealed record TestReference(Type Class, string Method) : Reference
{
    public override bool IsMeasured => false;

    public override string Text => $"{Class.Name}.{Method}";

    public override bool Exists(Referenced referenced) =>
        Class.GetMethod(Method)?.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0;
}
