// What a DSC and an FDF say, in attributes of a partial class. The generator writes the composition.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// A platform: modules, and an instance for each library class they use. A class that derives from another platform adds to it and
/// overrides it, as a DSC does that includes another. On the platform itself <see cref="LibraryClassesAttribute"/> lists
/// what its own code (HOST_APPLICATION) calls.
/// </summary>
/// <param name="dsc">Path of the DSC in EDK2.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PlatformAttribute(string dsc) : Attribute
{
    public string Dsc { get; } = dsc;
}

/// <summary><c>LocalApicLib|UefiCpuPkg/Library/BaseXApicX2ApicLib/BaseXApicX2ApicLib.inf</c>.</summary>
/// <typeparam name="TClass">The library class.</typeparam>
/// <typeparam name="TInstance">The instance: it, or one of its sources, implements the library class.</typeparam>
/// <param name="facts">Members of the platform that give the instance its <see cref="PlatformFactAttribute{T}"/>, in their order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LibraryClassAttribute<TClass, TInstance>(params string[] facts) : Attribute
    where TClass : class
    where TInstance : class
{
    public IReadOnlyList<string> Facts { get; } = facts;

    /// <summary>The section, <c>[LibraryClasses.common.PEIM]</c>. It takes precedence over common.</summary>
    public ModuleTypes For { get; init; } = ModuleTypes.Common;

    /// <summary>The component below whose INF the line stands, in <c>&lt;LibraryClasses&gt;</c>. It takes precedence over sections.</summary>
    public Type? Component { get; init; }
}

/// <summary>An INF line of [Components] and of the firmware volume, in dispatch order.</summary>
/// <param name="facts">Members of the platform that give the module its <see cref="PlatformFactAttribute{T}"/>, in their order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ComponentAttribute<TModule>(params string[] facts) : Attribute
    where TModule : class
{
    public IReadOnlyList<string> Facts { get; } = facts;

    /// <summary>A bool member of the platform, <c>!if</c>: the component is left out where it is false.</summary>
    public string? When { get; init; }

    /// <summary>FDF <c>INF RuleOverride = RESET_VECTOR</c>: how the image is placed, where its module type does not say it.</summary>
    public string? RuleOverride { get; init; }
}
