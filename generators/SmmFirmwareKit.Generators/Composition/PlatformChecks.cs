// Checks the lines of a DSC one by one: what does not depend on what links them.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

internal sealed class PlatformChecks(PlatformDeclaration platform, Action<Diagnostic> report)
{
    public void CheckBindings()
    {
        foreach (Binding binding in platform.Bindings.Where(line => platform.IsOwn(line.Level)))
        {
            if (platform.Bindings.TakeWhile(other => other != binding).Any(binding.Contradicts))
            {
                Report(PlatformDiagnostics.BoundTwice, binding.Line, binding.Class.Name, binding.Instance.Name);
            }

            CheckInstance(binding);
            if (binding.Component is { } component && !platform.Components.Any(other => SymbolEqualityComparer.Default.Equals(other.Type, component)))
            {
                Report(PlatformDiagnostics.NoComponent, binding.Line, binding.Class.Name, component.Name);
            }
        }
    }

    /// <summary>The components that can be linked.</summary>
    public IEnumerable<Component> SoundComponents()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Component component in platform.Components)
        {
            if (IsSound(component, names))
            {
                yield return component;
            }
        }
    }

    private bool IsSound(Component component, HashSet<string> names)
    {
        bool isOwn = platform.IsOwn(component.Level);
        if (!component.IsModule)
        {
            Report(PlatformDiagnostics.NotModule, component.Line, component.Type.Name);
            return false;
        }

        string name = component.Module!.Name;
        if (!names.Add(name) || (isOwn && Handwritten.Has(platform.Type, name)))
        {
            bool twice = platform.Components.Count(other => SymbolEqualityComparer.Default.Equals(other.Type, component.Type)) > 1;
            Report(twice ? PlatformDiagnostics.ComponentTwice : InfDiagnostics.Name, component.Line, platform.Type.Name, name);
            return false;
        }

        if (isOwn && component.When is { } condition && platform.MemberType(condition)?.SpecialType != SpecialType.System_Boolean)
        {
            Report(PlatformDiagnostics.Condition, component.Line, name, condition);
            return false;
        }

        return !isOwn || Fits(component.Module, component.Facts, component.Line);
    }

    private void CheckInstance(Binding binding)
    {
        if (InfDeclaration.Of(binding.Instance) is not { IsModule: false, Type.IsAbstract: false } inf)
        {
            Report(PlatformDiagnostics.NotInstance, binding.Line, binding.Instance.Name, binding.Class.Name);
            return;
        }

        if (inf.MemberServing(binding.Class) is null)
        {
            Report(PlatformDiagnostics.NotImplemented, binding.Line, binding.Instance.Name, binding.Class.Name);
        }

        Fits(inf, binding.Facts, binding.Line);
        if (inf.Extern is { } module && (inf.LiesInImage || !platform.Components.Any(component => SymbolEqualityComparer.Default.Equals(component.Type, module))))
        {
            Report(PlatformDiagnostics.Extern, binding.Line, inf.Name, module.Name);
        }
    }

    private bool Fits(InfDeclaration inf, string[] given, AttributeData line)
    {
        PlatformFact[] asked = [.. inf.Facts];
        bool fits = asked.Length == given.Length
            && asked.Zip(given, (fact, name) => SymbolEqualityComparer.Default.Equals(platform.MemberType(name), fact.Type)).All(same => same);
        if (!fits)
        {
            string facts = string.Join(", ", asked.Select(fact => fact.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + " " + fact.Name));
            Report(PlatformDiagnostics.Facts, line, inf.Name, asked.Length == 0 ? "nothing" : facts);
        }

        return fits;
    }

    private void Report(DiagnosticDescriptor rule, AttributeData line, params string[] arguments) => report(Diagnostic.Create(
        rule, line.LocationOr(DeclarationParser.FirstLocation(platform.Type)), [.. arguments, .. arguments.Length < 3 ? [platform.Type.Name] : Array.Empty<string>()]));
}
