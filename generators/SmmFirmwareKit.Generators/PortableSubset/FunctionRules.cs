// A function of firmware has a name, values as parameters, and one body.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class FunctionRules
{
    public static void Check(IMethodSymbol method, Wrong wrong)
    {
        switch (method.MethodKind)
        {
            case MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation:
                CheckFunction(method, wrong);
                break;
            case MethodKind.Constructor:
                Parameters(method, wrong, type => PortableTypes.IsValue(type) || PortableTypes.IsConnected(type));
                break;
            case MethodKind.StaticConstructor:
                wrong(method, PortableSubsetDiagnostics.Static, "What a static constructor writes", "write it in the module's entry point, to a [Global]");
                break;
            case MethodKind.Destructor:
                wrong(method, PortableSubsetDiagnostics.Construct, "A finalizer", "free memory where it is last used");
                break;
            case MethodKind.UserDefinedOperator or MethodKind.Conversion:
                wrong(method, PortableSubsetDiagnostics.Construct, "An operator of your own", "write a function with a name");
                break;
            default: // accessors belong to their property or event
                break;
        }
    }

    private static void CheckFunction(IMethodSymbol method, Wrong wrong)
    {
        if (method.Arity > 0)
        {
            wrong(method, PortableSubsetDiagnostics.Generic, method.Name, "write one function for each type");
        }

        if (method.IsAsync && !KitVocabulary.IsFirmwareTask(method.ReturnType))
        {
            wrong(method, PortableSubsetDiagnostics.Asynchronous, method.Name, "return FirmwareTask or FirmwareTask<T>");
        }
        else if (!PortableTypes.IsResult(method.ReturnType))
        {
            Type(method, method.ReturnType, wrong);
        }

        if (IsVirtual(method))
        {
            wrong(method, PortableSubsetDiagnostics.Inheritance, method.Name + " is chosen at run time", "make it an ordinary method, or a member of a library class (an interface)");
        }

        Parameters(method, wrong, type => PortableTypes.IsValue(type) || type.SpecialType == SpecialType.System_String);
    }

    /// <summary>Virtual, abstract, an override, or an interface's member with a body.</summary>
    public static bool IsVirtual(ISymbol member) => member.ContainingType.TypeKind == TypeKind.Interface
        ? !member.IsAbstract && !member.IsStatic
        : member.IsVirtual || member.IsAbstract || member.IsOverride;

    public static void Type(ISymbol symbol, ITypeSymbol type, Wrong wrong)
    {
        if (PortableTypes.IsFloatingPoint(type))
        {
            wrong(symbol, PortableSubsetDiagnostics.FloatingPoint, symbol.Name);
        }
        else
        {
            wrong(symbol, PortableSubsetDiagnostics.Type, symbol.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    private static void Parameters(IMethodSymbol method, Wrong wrong, Func<ITypeSymbol, bool> isAllowed)
    {
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => !isAllowed(parameter.Type)))
        {
            Type(parameter, parameter.Type, wrong);
        }
    }
}
