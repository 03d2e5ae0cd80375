// Tells from its text alone that an attribute is another one of the kit's.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.EntryPoints;

namespace SmmFirmwareKit.Generators.Declarations;

/// <summary>A name that is not the kit's may be an alias of one that is; only binding tells.</summary>
internal static class MarkNames
{
    private const string Suffix = "Attribute";

    private static readonly HashSet<string> s_known = new(
        new[] { KitNames.FirmwareStructure, KitNames.FirmwareUnion, KitNames.FunctionType, KitNames.Protocol, KitNames.Implements, KitNames.Global, KitNames.SaveStateMap, KitNames.SaveStateTable, KitNames.RegisterBlock }
            .Concat(EntryAttributes.MetadataNames)
            .Select(Simple),
        StringComparer.Ordinal);

    /// <summary>Whether one of the declaration's attributes may be the one with this metadata name.</summary>
    public static bool MayBe(MemberDeclarationSyntax declaration, string metadataName)
    {
        string wanted = Simple(metadataName);
        foreach (AttributeListSyntax list in declaration.AttributeLists)
        {
            foreach (AttributeSyntax mark in list.Attributes)
            {
                string written = WithoutSuffix(Rightmost(mark.Name).Identifier.ValueText);
                if (written == wanted || !s_known.Contains(written))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static SimpleNameSyntax Rightmost(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };

    // SmmFirmwareKit.Efi.EntryPointAttribute`1: EntryPoint.
    private static string Simple(string metadataName) =>
        WithoutSuffix(metadataName.Substring(metadataName.LastIndexOf('.') + 1).Split('`')[0]);

    private static string WithoutSuffix(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
