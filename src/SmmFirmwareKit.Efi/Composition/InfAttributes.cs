// What an INF says, in attributes of a partial class. The generator writes constructor, properties and short names.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// A loadable image: what an INF describes. BASE_NAME is the class's name without <c>Module</c>. An abstract class holds what
/// several INFs of one directory share; their classes derive from it.
/// </summary>
/// <param name="inf">Path of the INF in EDK2.</param>
/// <param name="moduleType">MODULE_TYPE: one of them.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FirmwareModuleAttribute(string inf, ModuleTypes moduleType) : Attribute
{
    public string Inf { get; } = inf;

    public ModuleTypes ModuleType { get; } = moduleType;

    /// <summary>ENTRY_POINT: the name of an <see cref="EntryPointAttribute"/> method of one of the sources.</summary>
    public string EntryPoint { get; init; } = "";
}

/// <summary>An instance of the library classes whose interfaces the class implements: what a library's INF describes.</summary>
/// <param name="inf">Path of the INF in EDK2.</param>
/// <param name="supported">Module types that may link it: what follows <c>|</c> in LIBRARY_CLASS.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LibraryInstanceAttribute(string inf, ModuleTypes supported = ModuleTypes.Common) : Attribute
{
    public string Inf { get; } = inf;

    public ModuleTypes Supported { get; } = supported;

    /// <summary>The module whose globals the instance refers to, as C's <c>extern</c> does; it is seen as <c>Module</c>.</summary>
    public Type? Extern { get; init; }
}

/// <summary>[Sources]: the parts of the image, in the order in which their code and globals lie in it.</summary>
/// <remarks>Each has a primary constructor that takes the module: <c>class Smbase(CpuHotplugSmmModule module)</c>.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SourcesAttribute(params Type[] parts) : Attribute
{
    public IReadOnlyList<Type> Parts { get; } = parts;
}

/// <summary>[LibraryClasses]: interfaces that the code calls. <c>IBaseLib</c> is seen as <c>BaseLib</c> in every source.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LibraryClassesAttribute(params Type[] classes) : Attribute
{
    public IReadOnlyList<Type> Classes { get; } = classes;
}

/// <summary>What only the platform knows, such as an address it chose: the last arguments of the constructor.</summary>
/// <param name="name">Name of the property the generator writes.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PlatformFactAttribute<T>(string name) : Attribute
{
    public string Name { get; } = name;
}
