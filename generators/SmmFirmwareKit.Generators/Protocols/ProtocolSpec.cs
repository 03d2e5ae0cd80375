// What the protocol generator knows of a protocol: text and numbers only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Protocols;

/// <param name="Table">The struct that Ptr and Field name.</param>
/// <param name="CName">The C structure: EFI_SMM_CPU_SERVICE_PROTOCOL.</param>
/// <param name="Source">Where EDK2 declares it; may be empty.</param>
/// <param name="Guid">Null for a table that only lies within others.</param>
internal sealed record ProtocolSpec(
    DeclarationSpec Table,
    string CName,
    string Source,
    ProtocolGuidSpec? Guid,
    int Size,
    EquatableArray<ProtocolMemberSpec> Members);

/// <param name="Text">In registry form, capitals.</param>
/// <param name="Variable">What EDK2's package declaration calls it: gEfiSmmCpuServiceProtocolGuid.</param>
/// <param name="IsPpi">It lies in PEI's database.</param>
internal sealed record ProtocolGuidSpec(string Text, string Variable, bool IsPpi);

/// <param name="FieldType">C# type of the table's field.</param>
/// <param name="PlaceType">Type of the generated place: <c>Field&lt;uint&gt;</c>, or <c>Ptr&lt;byte&gt;</c> for an array.</param>
/// <param name="Call">How to call it; null for data.</param>
/// <param name="InC">As C declares it, for comments.</param>
/// <param name="IsPublic">Whether other assemblies can name its types.</param>
internal sealed record ProtocolMemberSpec(
    string Name,
    string FieldType,
    string PlaceType,
    ProtocolCallSpec? Call,
    string InC,
    int Offset,
    int Size,
    bool IsPublic);

/// <param name="ResultType"><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>; null for <c>FirmwareTask</c>.</param>
/// <param name="Prototype">The C function type, for the documentation.</param>
internal sealed record ProtocolCallSpec(string? ResultType, EquatableArray<ProtocolParameterSpec> Parameters, string Prototype);

/// <param name="IsThis">The pointer that the call is made through: the caller does not write it.</param>
internal sealed record ProtocolParameterSpec(string Name, string Type, bool IsThis);
