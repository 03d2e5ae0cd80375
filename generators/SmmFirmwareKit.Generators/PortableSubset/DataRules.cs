// What firmware keeps lies in modelled memory; a class has constants, and the objects it was connected with.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class DataRules
{
    private const string InMemory = "declare a const, or a [Global] property, whose bytes lie in the image";

    public static void Check(IFieldSymbol field, Wrong wrong)
    {
        if (field.IsConst ? IsConstant(field.Type) : field.ContainingType.Has(KitNames.FirmwareStructure))
        {
            return;
        }

        if (field.IsStatic && !field.IsConst && !IsGuid(field))
        {
            wrong(field, PortableSubsetDiagnostics.Static, field.Name, InMemory);
        }
        else if (!PortableTypes.IsValue(field.Type) && !PortableTypes.IsConnected(field.Type))
        {
            FunctionRules.Type(field, field.Type, wrong);
        }
    }

    public static void Check(IPropertySymbol property, Wrong wrong)
    {
        if (property.IsIndexer)
        {
            wrong(property, PortableSubsetDiagnostics.Construct, "An indexer", "write a function with a name");
        }
        else if (property.IsStatic && IsStored(property))
        {
            wrong(property, PortableSubsetDiagnostics.Static, property.Name, InMemory);
        }
        else if (!PortableTypes.IsValue(property.Type) && !PortableTypes.IsConnected(property.Type) && !KitVocabulary.IsReadOnlySpan(property.Type))
        {
            FunctionRules.Type(property, property.Type, wrong);
        }

        if (FunctionRules.IsVirtual(property))
        {
            wrong(property, PortableSubsetDiagnostics.Inheritance, property.Name + " is chosen at run time", "make it an ordinary property, or pass the value to the constructor");
        }
    }

    public static void Check(IEventSymbol member, Wrong wrong) =>
        wrong(member, PortableSubsetDiagnostics.FunctionValue, "Event " + member.Name, "keep the address of an [EntryPoint] in a [Global] and call it with Call(address, ...)");

    private static bool IsConstant(ITypeSymbol type) => PortableTypes.IsValue(type) || type.SpecialType == SpecialType.System_String;

    // `EFI_GUID  gXxxGuid`, which EDK2's AutoGen makes of a DEC file.
    private static bool IsGuid(IFieldSymbol field) => field is { IsReadOnly: true, Type: { Name: "EfiGuid", ContainingNamespace: { } space } } && space.ToDisplayString() == KitNames.EfiNamespace;

    private static bool IsStored(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
