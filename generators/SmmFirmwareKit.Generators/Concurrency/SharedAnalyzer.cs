// SFK4009: what several processors use at once is accessed member by member.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports whole copies of structures with [Shared] fields, block copies to or from them, and [Shared] fields of a copy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Shared];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Await, OperationKind.Invocation, OperationKind.FieldReference);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (Found(context.Operation) is { } found && FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Shared, found.At.Syntax.GetLocation(), found.At.Syntax.ToString(), found.Does, found.Field.ContainingType.Name + "." + found.Field.Name));
        }
    }

    private static (IOperation At, string Does, IFieldSymbol Field)? Found(IOperation operation) => operation switch
    {
        IAwaitOperation { Operation: { } place } when Whole(place.Type) is { } field => (operation, "reads data", field),
        IInvocationOperation { TargetMethod.Name: "Set", Instance: { } place } when Whole(place.Type) is { } field => (operation, "writes data", field),
        IInvocationOperation { TargetMethod: { Name: "CopyMem" or "CompareMem", ContainingType: { } library } } call when FirmwareClasses.IsLibraryClass(library) => Block(call),
        IFieldReferenceOperation { Field: { IsStatic: false } field } when field.Has(KitNames.Shared) && operation.Parent is not INameOfOperation => (operation, "uses data", field),
        _ => null,
    };

    private static IFieldSymbol? Whole(ITypeSymbol? place) => place is not null && KitTypes.PlaceOf(place) is INamedTypeSymbol type ? SharedIn(type) : null;

    private static (IOperation, string, IFieldSymbol)? Block(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (KitPlaces.AddressOf(argument) is { } place && (SharedMember(place) ?? Copied(place)) is { } field)
            {
                return (argument, "copies data", field);
            }
        }

        return null;
    }

    private static IFieldSymbol? Copied(IOperation place) => KitPlaces.StructureAt(place.Type) is { } structure ? SharedIn(structure) : null;

    // p.Busy, where Busy is a field of the structure that p points to
    private static IFieldSymbol? SharedMember(IOperation place) =>
        place is IPropertyReferenceOperation { Instance.Type: { } owner, Property.Name: { } name } && KitPlaces.StructureAt(owner) is { } structure
            ? structure.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(field => field.Has(KitNames.Shared)) : null;

    private static IFieldSymbol? SharedIn(INamedTypeSymbol structure, int depth = 0) =>
        depth > 8 || !structure.Has(KitNames.FirmwareStructure) ? null : StructureLayout.InstanceFields(structure)
            .Select(field => field.Has(KitNames.Shared) ? field : field.Type is INamedTypeSymbol inner ? SharedIn(inner, depth + 1) : null)
            .FirstOrDefault(field => field is not null);
}
