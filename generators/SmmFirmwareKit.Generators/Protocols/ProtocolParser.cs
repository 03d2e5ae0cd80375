// From an interface marked [Protocol] to its spec.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ProtocolParser
{
    private const string PpiSuffix = "_PPI";

    /// <summary>The spec, or null after reporting why there is none.</summary>
    public static ProtocolSpec? Parse(INamedTypeSymbol protocol, Action<Diagnostic> report)
    {
        if (protocol.TypeKind != TypeKind.Interface || protocol.Find(KitNames.Protocol) is not { } attribute)
        {
            return null;
        }

        Reporter reporter = new(protocol, report);
        if (!HasOrdinaryShape(protocol))
        {
            reporter.Report(ProtocolDiagnostics.Shape, protocol);
            return null;
        }

        DeclarationSpec? table = Table(protocol, reporter);
        ProtocolGuidSpec? guid = Guid(protocol, attribute, reporter);
        ProtocolMembers.Check(protocol, reporter);
        ProtocolLayout layout = ProtocolLayout.Of(protocol);
        return reporter.IsSound && table is not null && layout.Whole is { } whole
            ? new(
                table,
                attribute.Positional(0, protocol.Name),
                attribute.Named("Source", ""),
                guid,
                whole.Size,
                new([.. layout.Members.Select(ProtocolMembers.Member)]))
            : null;
    }

    private static bool HasOrdinaryShape(INamedTypeSymbol protocol) =>
        !protocol.IsGenericType && !protocol.IsFileLocal && protocol.Interfaces.IsEmpty && Visibility.Of(protocol) != Visible.Nowhere;

    private static DeclarationSpec? Table(INamedTypeSymbol protocol, Reporter reporter)
    {
        if (ProtocolTables.TableOf(protocol) is { TypeKind: TypeKind.Struct } table
            && table is { IsReadOnly: false, IsRecord: false, IsRefLikeType: false }
            && StructureLayout.InstanceFields(table).All(static field => GeneratedCode.Added(field, ProtocolGenerator.FileSuffix))
            && !table.Has(KitNames.FirmwareStructure)
            && Visibility.Of(table) == Visibility.Of(protocol)
            && DeclarationParser.Parse(table, ProtocolDiagnostics.Table, ProtocolDiagnostics.Table, static _ => { }) is { } declaration)
        {
            return declaration;
        }

        reporter.Report(ProtocolDiagnostics.Table, protocol, protocol.Name.TrimStart('I'));
        return null;
    }

    private static ProtocolGuidSpec? Guid(INamedTypeSymbol protocol, AttributeData attribute, Reporter reporter)
    {
        if (attribute.ConstructorArguments.Length < 2)
        {
            return null;
        }

        string text = attribute.Positional(1, "");
        string variable = attribute.Named("GuidName", "g" + protocol.Name.TrimStart('I') + "Guid");
        if (!System.Guid.TryParseExact(text, "D", out System.Guid guid) || guid == System.Guid.Empty || !SyntaxFacts.IsValidIdentifier(variable))
        {
            reporter.Report(ProtocolDiagnostics.Guid, protocol, text, variable);
            return null;
        }

        bool isPpi = attribute.Positional(0, "").EndsWith(PpiSuffix, StringComparison.Ordinal);
        return new(guid.ToString("D").ToUpperInvariant(), variable, isPpi);
    }

    /// <summary>Passes diagnostics on and remembers that there was one.</summary>
    internal sealed class Reporter(INamedTypeSymbol protocol, Action<Diagnostic> report)
    {
        public bool IsSound { get; private set; } = true;

        public void Report(DiagnosticDescriptor wrong, ISymbol at, params string[] details)
        {
            IsSound = false;
            object[] arguments = [protocol.Name, .. details];
            report(Diagnostic.Create(wrong, DeclarationParser.FirstLocation(at), arguments));
        }
    }
}
