// Resolves library classes to instances: what links each image of a platform, and in which order instances are constructed.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>Who links: a module, or the platform's own code.</summary>
/// <param name="Name">BASE_NAME.</param>
/// <param name="Component">Null for the platform's own code.</param>
/// <param name="Location">Where to report.</param>
internal sealed record LinkedBy(string Name, INamedTypeSymbol? Component, int ModuleType, Location Location);

/// <summary>A library class as one who links it calls it.</summary>
/// <param name="Expression">The instance, or the source of it that implements the library class.</param>
internal sealed record LinkedLibrary(LinkedInstance Instance, string Expression);

/// <summary>An instance as one image, or all, have it.</summary>
/// <param name="Spec">How it is constructed.</param>
/// <param name="LiesInImage">It, or an instance it calls, belongs to one image.</param>
internal sealed record LinkedInstance(InfDeclaration Inf, InstanceSpec Spec, bool LiesInImage);

internal sealed class LibraryLinker(PlatformDeclaration platform, Action<Diagnostic> report)
{
    private const string Missing = "null!";

    private readonly Dictionary<string, LinkedInstance> _linked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly List<LinkedInstance> _shared = [];
    private readonly List<INamedTypeSymbol> _path = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Instances that all images call, in the order of construction.</summary>
    public IReadOnlyList<LinkedInstance> Shared => _shared;

    /// <summary>The arguments for library classes; instances that belong to the image are added to <paramref name="own"/>.</summary>
    public string[] Arguments(IEnumerable<INamedTypeSymbol> libraryClasses, LinkedBy by, List<LinkedInstance> own) =>
        [.. libraryClasses.Select(item => Link(item, by, own)?.Expression ?? Missing)];

    /// <summary>A local variable's name that is not in use.</summary>
    public string Variable(string name, string owner)
    {
        string variable = CSharpName.Identifier(char.ToLowerInvariant(name[0]) + name.Substring(1));
        return _variables.Add(variable) ? variable : Variable(name + "Of" + owner, owner);
    }

    /// <summary>The instance that serves a library class, or null after reporting that there is none.</summary>
    public LinkedLibrary? Link(INamedTypeSymbol libraryClass, LinkedBy by, List<LinkedInstance> own)
    {
        Binding? binding = platform.Bindings
            .Where(line => line.Serves(libraryClass, by.Component, by.ModuleType))
            .OrderByDescending(line => line.Rank)
            .ThenByDescending(line => Array.IndexOf(platform.Bindings, line))
            .FirstOrDefault();
        if (binding is null)
        {
            Report(PlatformDiagnostics.NoInstance, by, libraryClass.Name, Via());
            return null;
        }

        return InfDeclaration.Of(binding.Instance) is { IsModule: false, Type.IsAbstract: false } inf
            && inf.MemberServing(libraryClass) is { } member
            && IsAllowed(inf, by)
            && LinkOnce(inf, binding, by, own) is { } instance
                ? new(instance, member.Length == 0 ? instance.Spec.Variable : instance.Spec.Variable + "." + CSharpName.Identifier(member))
                : null;
    }

    private LinkedInstance? LinkOnce(InfDeclaration inf, Binding binding, LinkedBy by, List<LinkedInstance> own)
    {
        if (_path.Contains(inf.Type, SymbolEqualityComparer.Default))
        {
            IEnumerable<string> cycle = _path.SkipWhile(type => !inf.Is(type)).Append(inf.Type).Select(type => type.Name);
            Report(PlatformDiagnostics.Cycle, by, inf.Name, string.Join(" -> ", cycle));
            return null;
        }

        _path.Add(inf.Type);
        LinkedLibrary?[] called = [.. inf.LibraryClasses.Select(item => Link(item, by, own))];
        _path.RemoveAt(_path.Count - 1);
        bool liesInImage = inf.LiesInImage || called.Any(library => library is { Instance.LiesInImage: true });
        IEnumerable<string> arguments = called.Select(library => library?.Expression ?? Missing).Concat(binding.Facts.Select(CSharpName.Identifier));
        return Construct(inf, by, liesInImage, [.. inf.LiesInImage ? arguments.Prepend(ImageOf(by.Name)) : arguments], own);
    }

    private LinkedInstance Construct(InfDeclaration inf, LinkedBy by, bool liesInImage, string[] arguments, List<LinkedInstance> own)
    {
        string type = CSharpName.Of(inf.Type);
        string key = (liesInImage ? by.Name : "") + "|" + type + "(" + string.Join(", ", arguments) + ")";
        if (!_linked.TryGetValue(key, out LinkedInstance? instance))
        {
            instance = new(inf, new(Variable(inf.Name, by.Name), type, new(arguments)), liesInImage);
            _linked.Add(key, instance);
            (liesInImage ? own : _shared).Add(instance);
        }

        return instance;
    }

    /// <summary>The local variable that holds an image.</summary>
    public static string ImageOf(string baseName) => char.ToLowerInvariant(baseName[0]) + baseName.Substring(1) + "Image";

    private bool IsAllowed(InfDeclaration inf, LinkedBy by)
    {
        if ((inf.ModuleTypes & by.ModuleType) == 0)
        {
            Report(PlatformDiagnostics.ModuleType, by, inf.Name, ModuleType.Edk2(by.ModuleType), ModuleType.Edk2(inf.ModuleTypes));
            return false;
        }

        if (by.Component is null && inf.LiesInImage)
        {
            Report(PlatformDiagnostics.NoImage, by, inf.Name);
            return false;
        }

        return true;
    }

    private string Via() => _path.Count == 0 ? "" : " (called by " + string.Join(", by ", _path.Select(type => type.Name).Reverse()) + ")";

    // One report for each image and cause: several instances may need the same missing one.
    private void Report(DiagnosticDescriptor rule, LinkedBy by, string subject, params string[] more)
    {
        if (_reported.Add(by.Name + "|" + rule.Id + "|" + subject))
        {
            report(Diagnostic.Create(rule, by.Location, [by.Name, subject, platform.Type.Name, .. more]));
        }
    }
}
