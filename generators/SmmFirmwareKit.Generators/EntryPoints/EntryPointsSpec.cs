// What the dispatch generator knows of an image part: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <param name="Source">The EDK2 file the class stands for; may be empty.</param>
/// <param name="Entries">By ordinal; ordinals may be missing.</param>
internal sealed record EntryPointsSpec(DeclarationSpec Declaration, string Source, EquatableArray<EntryPointSpec> Entries)
{
    /// <summary>Code cells, those of missing ordinals included.</summary>
    public int Cells => Entries.Count == 0 ? 0 : Entries[Entries.Count - 1].Ordinal + 1;
}

/// <param name="Ordinal">Number of the code cell, as declared.</param>
/// <param name="Name">The method, named as in EDK2.</param>
/// <param name="Identity">Stable hash of the method's qualified name: what its code cell holds.</param>
/// <param name="ParameterTypes">C# types, in order.</param>
/// <param name="ResultType"><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>; null for <c>FirmwareTask</c>.</param>
/// <param name="CPrototype">As C would declare it, for comments.</param>
/// <param name="Type">The C type under which it is called, if stated.</param>
/// <param name="Smi">What it answers, if it is an SMI handler.</param>
internal sealed record EntryPointSpec(
    int Ordinal,
    string Name,
    ulong Identity,
    EquatableArray<string> ParameterTypes,
    string? ResultType,
    string CPrototype,
    StatedTypeSpec? Type,
    SmiSpec? Smi);

/// <param name="CName">EFI_AP_PROCEDURE.</param>
/// <param name="Delegate">The C# delegate, qualified.</param>
internal sealed record StatedTypeSpec(string CName, string Delegate);

/// <summary>One of the three is stated; none for a root handler.</summary>
/// <param name="GuidName">C# name of the EfiGuid of its messages, qualified.</param>
/// <param name="GuidText">The GUID itself.</param>
/// <param name="Value">The value at port 0xB2.</param>
internal sealed record SmiSpec(string? GuidName, string? GuidText, byte? Value)
{
    public bool HasGuid => GuidName is not null || GuidText is not null;

    /// <summary>For comments: <c>every SMI</c>, <c>gEfiEventDxeDispatchGuid</c>, <c>0x04 at port 0xB2</c>.</summary>
    public string Answers =>
        Value is { } value ? Text.Hex.Of(value, 2) + " at port 0xB2" :
        GuidText ?? GuidName?.Substring(GuidName.LastIndexOf('.') + 1) ?? "every SMI";
}
