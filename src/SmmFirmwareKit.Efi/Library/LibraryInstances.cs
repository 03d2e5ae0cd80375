// Which instance serves which library class: the [LibraryClasses] section of a DSC.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>Library classes by interface, bound to their instances. A child adds to or overrides its parent, per image.</summary>
public sealed class LibraryInstances
{
    private readonly Dictionary<Type, object> _bound = [];
    private readonly LibraryInstances? _parent;

    public LibraryInstances()
    {
    }

    private LibraryInstances(LibraryInstances parent) => _parent = parent;

    /// <summary>Maps a library class to its instance, as <c>LocalApicLib|…/BaseXApicX2ApicLib.inf</c> does.</summary>
    public LibraryInstances Bind<T>(T instance)
        where T : class
    {
        _bound[typeof(T)] = instance;
        return this;
    }

    /// <summary>The instance that serves a library class.</summary>
    /// <exception cref="ExecutionException">SFK1101: no instance is bound.</exception>
    public T Get<T>()
        where T : class => Find(typeof(T)) as T ?? throw NotBound(typeof(T));

    /// <summary>Instances of one image: what is not bound here is looked up in this one.</summary>
    public LibraryInstances Child() => new(this);

    private object? Find(Type type) => _bound.GetValueOrDefault(type) ?? _parent?.Find(type);

    private static ExecutionException NotBound(Type type)
    {
        string libraryClass = type.IsInterface ? type.Name[1..] : type.Name;
        return new ExecutionException("SFK1101", $"no instance of library class {libraryClass} is bound for this image; bind one where the platform is composed: libraries.Bind<{type.Name}>(…)");
    }
}
