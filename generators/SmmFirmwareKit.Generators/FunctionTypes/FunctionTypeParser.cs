// From a delegate marked [FunctionType] to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.FunctionTypes;

internal static class FunctionTypeParser
{
    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static FunctionTypeSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (type.Find(KitNames.FunctionType) is not { } attribute || type.DelegateInvokeMethod is not { } signature)
        {
            return null;
        }

        if (Refusal(type, signature) is { } refused)
        {
            report(Diagnostic.Create(refused, DeclarationParser.FirstLocation(type), type.Name));
            return null;
        }

        string cName = attribute.Positional(0, type.Name);
        return new(
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            PathOf(type),
            Visibility.Of(type) == Visible.Everywhere,
            cName,
            attribute.Named("Source", ""),
            "typedef " + CPrototype.Of(signature, "(EFIAPI *" + cName + ")") + ";",
            new([.. signature.Parameters.Select(parameter => new ParameterSpec(CSharpName.Of(parameter.Type), parameter.Name))]),
            RegisterSignature.ResultOf(signature) is { } result ? CSharpName.Of(result) : null);
    }

    private static DiagnosticDescriptor? Refusal(INamedTypeSymbol type, IMethodSymbol signature)
    {
        if (Visibility.Of(type) == Visible.Nowhere || Containers(type).Any(part => part.IsGenericType))
        {
            return FunctionTypeDiagnostics.Shape;
        }

        return RegisterSignature.Fits(signature) ? null : FunctionTypeDiagnostics.Signature;
    }

    private static string PathOf(INamedTypeSymbol type) => string.Join(".", Containers(type).Reverse().Select(part => part.Name));

    // From the type itself outwards.
    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }
}
