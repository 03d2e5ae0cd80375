// Where the rules of the portable subset hold: in assemblies marked [assembly: FirmwareCode], outside composition.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class FirmwareCode
{
    public static bool IsFirmware(IAssemblySymbol assembly) => assembly.Has(KitNames.FirmwareCode);

    /// <summary>
    /// Whether a class says what an image consists of, as an INF does. Such a class has no C form, so only its firmware functions
    /// are checked: it is marked <c>[FirmwareModule]</c>, or it is constructed with the image that it fills.
    /// </summary>
    public static bool IsComposition(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Has(KitNames.FirmwareModule) || ancestor.InstanceConstructors.Any(FillsAnImage))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a part of a member's body is held to the rules.</summary>
    public static bool Covers(ISymbol member, IOperation operation) => Covers(member) && !IsMetadataOrConstant(operation);

    public static bool Covers(ISymbol member) =>
        member.ContainingType is not { } type || !IsComposition(type) || (member is IMethodSymbol method && KitVocabulary.IsFirmwareTask(method.ReturnType));

    /// <summary>
    /// Constructors and initializers of instances connect an object with its libraries when a platform is composed; C's linker
    /// does that.
    /// </summary>
    public static bool IsWiring(ISymbol member) => member switch
    {
        IMethodSymbol method => method.MethodKind == MethodKind.Constructor,
        IFieldSymbol or IPropertySymbol => !member.IsStatic,
        _ => false,
    };

    private static bool FillsAnImage(IMethodSymbol constructor) =>
        constructor.Parameters.Any(parameter => parameter.Type.ToDisplayString() == KitNames.FirmwareImage);

    // Attributes are read by tools; what the compiler folds (nameof, "a" + "b", sizeof) is a literal by the time it is ported.
    private static bool IsMetadataOrConstant(IOperation operation)
    {
        for (IOperation? part = operation; part is not null; part = part.Parent)
        {
            if (part is IAttributeOperation || part.ConstantValue.HasValue)
            {
                return true;
            }
        }

        return false;
    }
}
