// Where a partial type is declared: enough to open it again in a generated file.
namespace SmmFirmwareKit.Generators.Declarations;

/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Headers">From the outermost type to the type itself: <c>partial class Outer</c>.</param>
/// <param name="Path">The type within its namespace: <c>Outer.Inner</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
internal sealed record DeclarationSpec(string Namespace, EquatableArray<string> Headers, string Path, bool IsPublic)
{
    public string QualifiedName => Namespace.Length == 0 ? Path : Namespace + "." + Path;

    /// <summary>As generated code refers to it: <c>global::Example.@event</c>.</summary>
    public string Reference => Text.CSharpName.Global(Namespace, Path);

    /// <summary>The type's own name.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    public string Access => IsPublic ? "public" : "internal";
}
