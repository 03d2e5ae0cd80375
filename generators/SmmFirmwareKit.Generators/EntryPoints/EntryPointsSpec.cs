// What the dispatch generator knows of an image part: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <param name="Source">The EDK2 file the class stands for; may be empty.</param>
internal sealed record EntryPointsSpec(DeclarationSpec Declaration, string Source, EquatableArray<EntryPointSpec> Entries);

/// <param name="Name">The method, named as in EDK2.</param>
/// <param name="Identity">Stable hash of the method's qualified name: what its code cell holds.</param>
/// <param name="ParameterTypes">C# types, in order.</param>
/// <param name="ResultType"><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>; null for <c>FirmwareTask</c>.</param>
/// <param name="CPrototype">As C would declare it, for comments.</param>
internal sealed record EntryPointSpec(string Name, ulong Identity, EquatableArray<string> ParameterTypes, string? ResultType, string CPrototype);
