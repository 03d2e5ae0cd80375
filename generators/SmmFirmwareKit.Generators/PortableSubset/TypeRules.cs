// A type of firmware is a C file, a structure, an enum or a library class.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class TypeRules
{
    public static void Check(INamedTypeSymbol type, Wrong wrong)
    {
        if (type.TypeKind == TypeKind.Delegate)
        {
            if (!PortableTypes.IsFunctionType(type))
            {
                wrong(type, PortableSubsetDiagnostics.FunctionValue, "Delegate " + type.Name, "mark it [FunctionType] if it describes a C function, and hold its address in a FunctionPointer");
            }

            return;
        }

        if (type.Arity > 0)
        {
            wrong(type, PortableSubsetDiagnostics.Generic, type.Name, "write one for each type");
        }

        if (type is { TypeKind: TypeKind.Class, IsRecord: true })
        {
            wrong(type, PortableSubsetDiagnostics.Construct, "Record class " + type.Name, "declare a readonly record struct, or a [FirmwareStructure]");
        }

        Inherits(type, wrong);
        Overloads(type, wrong);
    }

    private static void Inherits(INamedTypeSymbol type, Wrong wrong)
    {
        if (type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object } parent && !IsPart(parent))
        {
            wrong(type, PortableSubsetDiagnostics.Inheritance, $"{type.Name} derives from {parent.Name}", "derive from ImagePart or from the module's abstract part, which stands for its header, and call the functions of other files by name");
        }

        foreach (INamedTypeSymbol contract in type.Interfaces.Where(contract => !PortableTypes.IsConnected(contract) && !IsOfRecord(type, contract)))
        {
            wrong(type, PortableSubsetDiagnostics.Inheritance, $"{type.Name} implements {contract.Name}", "implement library classes only");
        }
    }

    // An abstract class with an INF stands for the file and the lists that several INFs share.
    private static bool IsPart(INamedTypeSymbol type) =>
        type.ToDisplayString() == KitNames.ImagePart
        || (type.IsAbstract && (Composition.InfDeclaration.Of(type) is not null || (type.BaseType is { } parent && IsPart(parent))));

    // The compiler adds IEquatable<T> to a record struct.
    private static bool IsOfRecord(INamedTypeSymbol type, INamedTypeSymbol contract) => type.IsRecord && contract.Name == "IEquatable";

    private static void Overloads(INamedTypeSymbol type, Wrong wrong)
    {
        IEnumerable<IGrouping<string, IMethodSymbol>> functions = type.GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false })
            .GroupBy(method => method.Name);
        foreach (IGrouping<string, IMethodSymbol> function in functions.Where(function => function.Count() > 1))
        {
            wrong(function.Last(), PortableSubsetDiagnostics.Overload, $"{type.Name}.{function.Key}");
        }
    }
}
