// What the function-type generator knows of a function type: text only.
namespace SmmFirmwareKit.Generators.FunctionTypes;

/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Path">The delegate within its namespace: <c>Outer.EfiApProcedure</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="CName">The typedef in EDK2.</param>
/// <param name="Source">Where EDK2 or a specification declares it; may be empty.</param>
/// <param name="CTypedef">As C declares it, for comments.</param>
/// <param name="ResultType"><c>T</c> of <c>FirmwareTask&lt;T&gt;</c>; null for <c>FirmwareTask</c>.</param>
internal sealed record FunctionTypeSpec(
    string Namespace,
    string Path,
    bool IsPublic,
    string CName,
    string Source,
    string CTypedef,
    EquatableArray<ParameterSpec> Parameters,
    string? ResultType)
{
    public string Reference => Text.CSharpName.Global(Namespace, Path);

    public string QualifiedName => Namespace.Length == 0 ? Path : Namespace + "." + Path;
}

/// <param name="Type">C# type.</param>
/// <param name="Name">As declared, keywords not yet escaped.</param>
internal sealed record ParameterSpec(string Type, string Name);
