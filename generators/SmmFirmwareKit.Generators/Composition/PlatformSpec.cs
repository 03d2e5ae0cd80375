// What the generator knows of a platform: text only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

/// <param name="Path">The DSC.</param>
/// <param name="Setter">Who sets the module properties: a platform that derives from this one does too.</param>
/// <param name="Shared">Instances that all images call, in the order of construction.</param>
/// <param name="Libraries">What the platform's own code calls.</param>
internal sealed record PlatformSpec(
    DeclarationSpec Declaration,
    string Path,
    string Setter,
    EquatableArray<InstanceSpec> Shared,
    EquatableArray<PlatformLibrarySpec> Libraries,
    EquatableArray<ComponentSpec> Components);

/// <param name="Variable">Name of the local variable.</param>
internal sealed record InstanceSpec(string Variable, string Type, EquatableArray<string> Arguments);

/// <param name="IsDeclared">A platform it derives from has no such property.</param>
/// <param name="Argument">The instance's variable.</param>
internal sealed record PlatformLibrarySpec(bool IsDeclared, MemberSpec Member, string Argument);

/// <param name="Name">BASE_NAME, and the property.</param>
/// <param name="Instances">Those that lie in this image.</param>
/// <param name="Arguments">The module's, after the image.</param>
/// <param name="Resolved">Instances with references to this module.</param>
internal sealed record ComponentSpec(
    string Name,
    string Access,
    string Type,
    bool IsDeclared,
    ComponentLine Line,
    EquatableArray<InstanceSpec> Instances,
    EquatableArray<string> Arguments,
    EquatableArray<string> Resolved,
    EquatableArray<LinkSpec> Report);

/// <param name="Path">The INF.</param>
/// <param name="Edk2Type">MODULE_TYPE.</param>
/// <param name="ModuleType">The same as a C# expression.</param>
internal sealed record ComponentLine(string Path, string Edk2Type, string ModuleType, string? When, string? RuleOverride);

/// <summary>A line of the build report: library class, instance, its INF.</summary>
internal sealed record LinkSpec(string Class, string Instance, string Path);
