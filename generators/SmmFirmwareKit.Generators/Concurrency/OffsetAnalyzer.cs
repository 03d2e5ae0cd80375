// SFK4005: a member of a structure is reached by its name, not by its offset.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports <c>p.Address + 0x10</c> where a member lies, and any address plus an OffsetOf. To subtract one is CR().</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OffsetAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Offset];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Binary);
    }

    private static void Check(OperationAnalysisContext context)
    {
        IBinaryOperation sum = (IBinaryOperation)context.Operation;
        if (sum.OperatorKind == BinaryOperatorKind.Add
            && FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType)
            && (Found(sum.LeftOperand, sum.RightOperand) ?? Found(sum.RightOperand, sum.LeftOperand)) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                ConcurrencyDiagnostics.Offset,
                sum.Syntax.GetLocation(),
                ForTheFix(found.Member, found.Place),
                found.Member.ContainingType.Name,
                found.Member.Name,
                found.Place + "." + found.Member.Name));
        }
    }

    private static ImmutableDictionary<string, string?> ForTheFix(IFieldSymbol member, string place) => ImmutableDictionary<string, string?>.Empty
        .Add("Place", place)
        .Add("Member", member.Name)
        .Add("Type", member.Type.ToDisplayString());

    private static (IFieldSymbol Member, string Place)? Found(IOperation address, IOperation offset)
    {
        IOperation? place = KitPlaces.AddressOf(address);
        if (KitPlaces.MemberOf(offset) is { } named)
        {
            bool isItsOwn = place is not null && SymbolEqualityComparer.Default.Equals(KitPlaces.StructureAt(place.Type), named.ContainingType);
            return (named, isItsOwn ? place!.Syntax.ToString() : "new Ptr<" + named.ContainingType.Name + ">(" + address.Syntax + ")");
        }

        return place is not null && KitPlaces.StructureAt(place.Type) is { } structure && MemberAt(structure, offset) is { } member
            ? (member, place.Syntax.ToString()) : null;
    }

    private static IFieldSymbol? MemberAt(INamedTypeSymbol structure, IOperation offset) =>
        KitPlaces.WithoutConversions(offset).ConstantValue is { HasValue: true, Value: { } value } && long.TryParse(value.ToString(), out long bytes)
            ? StructureLayout.Of(structure).Fields.FirstOrDefault(placed => placed.Offset == bytes).Field : null;
}
