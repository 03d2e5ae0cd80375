// From a class with [Global] properties to its spec.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Globals;

internal static class GlobalsParser
{
    /// <summary>The spec, or null after reporting why there is none. Invalid properties are reported and left out.</summary>
    public static GlobalsSpec? Parse(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        IPropertySymbol[] properties = [.. FirstOfType.Marked<IPropertySymbol>(type, KitNames.Global)];
        if (properties.Length == 0
            || !IsImagePart(type, properties[0], report)
            || DeclarationParser.Parse(type, GlobalDiagnostics.NotPartial, GlobalDiagnostics.Shape, report) is not { } declaration
            || HasInherited(type, report))
        {
            return null;
        }

        GlobalShape[] shapes = [.. properties.Select(property => GlobalShape.Read(property, report)).OfType<GlobalShape>()];
        return Place(declaration, type.Find(KitNames.Edk2)?.Positional(0, "") ?? "", shapes);
    }

    private static GlobalsSpec Place(DeclarationSpec declaration, string source, GlobalShape[] shapes)
    {
        List<GlobalSpec> globals = [];
        List<InitialSpec> initial = [];
        int end = 0;
        foreach (GlobalShape shape in shapes)
        {
            int offset = TypeLayout.AlignUp(end, Math.Max(shape.Layout.Alignment, shape.Align));
            globals.Add(Global(shape, offset));
            if (shape.Initial != 0)
            {
                initial.Add(new(shape.Property.Name, offset, shape.Layout.Size, shape.Length, shape.Initial));
            }

            end = offset + shape.Size;
        }

        return new(declaration, source, TypeLayout.AlignUp(end, 8), new([.. initial]), new([.. globals]));
    }

    private static GlobalSpec Global(GlobalShape shape, int offset)
    {
        string type = CSharpName.Of(shape.Property.Type);
        CDeclaration one = CName.Declaration(shape.Element, shape.Property.Name);
        return new(shape.Property.Name, shape.Modifiers, type, shape.Length > 1 ? one.Times(shape.Length) : one, offset, shape.Size);
    }

    private static bool IsImagePart(INamedTypeSymbol type, IPropertySymbol first, Action<Diagnostic> report)
    {
        bool derives = KitTypes.IsImagePart(type);
        if (!derives)
        {
            report(Diagnostic.Create(GlobalDiagnostics.NotImagePart, DeclarationParser.FirstLocation(first), type.Name, first.Name));
        }

        return derives;
    }

    private static bool HasInherited(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        INamedTypeSymbol? ancestor = Ancestors.With(type, static ancestor => FirstOfType.Marked<IPropertySymbol>(ancestor, KitNames.Global).Any(), "Globals");
        if (ancestor is not null)
        {
            report(Diagnostic.Create(GlobalDiagnostics.Inherited, DeclarationParser.FirstLocation(type), type.Name, ancestor.Name));
        }

        return ancestor is not null;
    }
}
