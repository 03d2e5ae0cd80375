// What the generator knows of a class that implements protocols: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Protocols;

/// <param name="Source">The EDK2 file the class stands for; may be empty.</param>
internal sealed record ImplementationsSpec(DeclarationSpec Declaration, string Source, EquatableArray<ImplementationSpec> Protocols);

/// <param name="CName">The C structure.</param>
/// <param name="Table">The qualified C# type of the table.</param>
/// <param name="Size">Bytes of the table, for the width of offsets.</param>
internal sealed record ImplementationSpec(string CName, string Table, int Size, EquatableArray<ImplementedMemberSpec> Members);

/// <param name="Path">The member; within a nested table with a dot: <c>Io.Read</c>.</param>
/// <param name="Function">The entry point.</param>
internal sealed record ImplementedMemberSpec(string Path, int Offset, string Function);
