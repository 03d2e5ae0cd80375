// Recognizes expressions that name a place of a firmware structure.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Concurrency;

internal static class KitPlaces
{
    /// <summary><c>S</c> of a <c>Ptr&lt;S&gt;</c> or <c>Field&lt;S&gt;</c> when it is a firmware structure.</summary>
    public static INamedTypeSymbol? StructureAt(ITypeSymbol? place) =>
        place is not null && (KitTypes.PointeeOf(place) ?? KitTypes.PlaceOf(place)) is INamedTypeSymbol type && type.Has(KitNames.FirmwareStructure) ? type : null;

    /// <summary>The place of which an expression is the <c>Address</c>.</summary>
    public static IOperation? AddressOf(IOperation operation) => WithoutConversions(operation) is IPropertyReferenceOperation { Property.Name: "Address", Instance: { Type: { } type } place }
        && (KitTypes.PointeeOf(type) ?? KitTypes.PlaceOf(type)) is not null ? place : null;

    public static IOperation WithoutConversions(IOperation operation) => operation switch
    {
        IConversionOperation conversion => WithoutConversions(conversion.Operand),
        IParenthesizedOperation inner => WithoutConversions(inner.Operand),
        IArgumentOperation argument => WithoutConversions(argument.Value),
        _ => operation,
    };

    /// <summary>The field of which an expression is the constant in <c>S.OffsetOf</c>.</summary>
    public static IFieldSymbol? MemberOf(IOperation operation) =>
        WithoutConversions(operation) is IFieldReferenceOperation { Field: { ContainingType: { Name: "OffsetOf", ContainingType: { } structure } } offset }
        && structure.Has(KitNames.FirmwareStructure)
            ? structure.GetMembers(offset.Name).OfType<IFieldSymbol>().FirstOrDefault() : null;
}
