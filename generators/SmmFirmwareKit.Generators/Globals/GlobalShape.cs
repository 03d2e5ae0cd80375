// Reads one [Global] property: its element, length, alignment and initial value.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Globals;

/// <param name="Scalar">Whether an element can have an initial value.</param>
internal sealed record GlobalShape(IPropertySymbol Property, ITypeSymbol Element, TypeLayout Layout, bool Scalar, int Length, int Align, ulong Initial)
{
    // FirmwareImage places each owner's globals on a boundary of this many bytes.
    private const int BlockAlignment = 64;

    public int Size => Layout.Size * Length;

    /// <summary>The shape, or null after reporting what is wrong with it.</summary>
    public static GlobalShape? Read(IPropertySymbol property, Action<Diagnostic> report)
    {
        ITypeSymbol? element = KitTypes.PlaceOf(property.Type) ?? KitTypes.PointeeOf(property.Type);
        if (element is null || property.IsStatic || !IsPartialGetter(property) || LayoutOf.Type(element) is not { } layout)
        {
            report(At(property, GlobalDiagnostics.Property));
            return null;
        }

        AttributeData attribute = property.Find(KitNames.Global)!;
        GlobalShape shape = new(
            property,
            element,
            layout,
            layout.Size <= 8 && InlineArrays.Of(element) is null && !FirmwareTypes.IsDeclared(element),
            attribute.Named("Length", 1),
            attribute.Named("Align", 0),
            attribute.Named("Initial", 0UL));
        return shape.Wrong() is { } wrong ? Reported(wrong, report) : shape;
    }

    private static GlobalShape? Reported(Diagnostic wrong, Action<Diagnostic> report)
    {
        report(wrong);
        return null;
    }

    private Diagnostic? Wrong()
    {
        if (Length < 1 || Layout.Times(Length) is null || (Length > 1 && KitTypes.PlaceOf(Property.Type) is not null))
        {
            return At(Property, GlobalDiagnostics.Length, Length);
        }

        if (Align < 0 || Align > BlockAlignment || (Align & (Align - 1)) != 0)
        {
            return At(Property, GlobalDiagnostics.Align, Align);
        }

        return Fits() ? null : At(Property, GlobalDiagnostics.Initial, Layout.Size, Text.Hex.Of(Initial));
    }

    private bool Fits()
    {
        ulong largest =
            !Scalar ? 0 :
            Element.SpecialType == SpecialType.System_Boolean ? 1 :
            ulong.MaxValue >> (64 - (8 * Layout.Size));
        return Initial <= largest;
    }

    private static bool IsPartialGetter(IPropertySymbol property) =>
        property is { IsPartialDefinition: true, GetMethod: not null, SetMethod: null, IsIndexer: false };

    private static Diagnostic At(IPropertySymbol property, DiagnosticDescriptor descriptor, params object[] rest) =>
        Diagnostic.Create(descriptor, DeclarationParser.FirstLocation(property), [property.ContainingType.Name, property.Name, .. rest]);

    /// <summary>Modifiers as written.</summary>
    public string Modifiers =>
        string.Join(" ", ((PropertyDeclarationSyntax)Property.DeclaringSyntaxReferences[0].GetSyntax()).Modifiers.Select(modifier => modifier.Text));
}
