// One C file's worth of a firmware image: a stateless object whose entry points and globals lie in modelled memory.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>A part of a linked image. The generator overrides the members that describe its entry points and globals.</summary>
public abstract class ImagePart : IDispatchTarget
{
    /// <summary>The image this part was linked into.</summary>
    public FirmwareImage Image { get; private set; } = null!;

    /// <summary>Address of the part's first code cell.</summary>
    protected ulong CodeBase { get; private set; }

    /// <summary>Address of the globals that the part shares with those of the same <see cref="GlobalsLayout.Owner"/>.</summary>
    protected ulong GlobalsBase { get; private set; }

    /// <summary>Size and initial bytes of the globals; null for none. Generated from <see cref="GlobalAttribute"/>.</summary>
    public virtual GlobalsLayout? Globals => null;

    /// <summary>Identities of the entry points by ordinal, 0 where there is none. Generated from each <see cref="EntryAttribute"/>.</summary>
    public virtual ReadOnlySpan<ulong> EntryIdentities => [];

    /// <summary>Name of an entry point: <c>MpService.SmiRendezvous</c>.</summary>
    public virtual string EntryName(int ordinal) => throw new ArgumentOutOfRangeException(nameof(ordinal));

    /// <summary>Runs an entry point.</summary>
    public virtual FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments) => throw new ArgumentOutOfRangeException(nameof(ordinal));

    /// <summary>Ordinal of the root handler that answers a value at port 0xB2, or -1. Generated from <see cref="SoftwareSmiAttribute"/>.</summary>
    public virtual int SoftwareSmiOrdinal(byte value) => -1;

    /// <summary>Ordinal of the handler of a message's GUID, or -1. Generated from <see cref="SmiHandlerAttribute"/>.</summary>
    public virtual int SmiHandlerOrdinal(EfiGuid handlerType) => -1;

    /// <summary>Calls the function at an address, as C calls through a pointer.</summary>
    protected static FirmwareTask<ulong> Call(ulong address, CallArguments arguments) => Agent.Current.Call(address, arguments);

    internal void Linked(FirmwareImage image, ulong codeBase, ulong globalsBase)
    {
        Image = image;
        CodeBase = codeBase;
        GlobalsBase = globalsBase;
    }
}

/// <summary>The globals of an image part: who declares them, how large they are, and the bytes they start with.</summary>
/// <param name="Owner">The class that declares them; parts that derive from it share one copy.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Initial">Initial contents (C's .data); bytes past its end are zero (.bss).</param>
public sealed record GlobalsLayout(Type Owner, int Size, byte[] Initial);
