// SFK4001: a firmware object has no state of its own.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports fields, properties and captured parameters that change, or that hold something that does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.State];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(CheckField, SymbolKind.Field, SymbolKind.Property);
        context.RegisterSymbolAction(CheckEvent, SymbolKind.Event);
        context.RegisterOperationAction(CheckAssignment, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.Increment, OperationKind.Decrement);
    }

    // The fields of a struct are parts of a value, not of a firmware object.
    private static void CheckField(SymbolAnalysisContext context)
    {
        if (Field(context.Symbol) is { IsConst: false } field
            && (field.IsStatic || field.ContainingType.TypeKind == TypeKind.Class)
            && FirmwareClasses.IsFirmware(field.ContainingType)
            && Wrong(field) is { } wrong)
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.State, DeclarationParser.FirstLocation(context.Symbol), field.ContainingType.Name, context.Symbol.Name, wrong));
        }
    }

    // The field behind an automatic property stands for the property.
    private static IFieldSymbol? Field(ISymbol symbol) => symbol as IFieldSymbol
        ?? symbol.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, symbol));

    private static string? Wrong(IFieldSymbol field) =>
        Changes(field) ? "changes" :
        HostReference.IsHeld(field.Type) ? "holds a " + field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + ", whose contents change" : null;

    private static bool Changes(IFieldSymbol field) => field.AssociatedSymbol is IPropertySymbol property
        ? property.SetMethod is { IsInitOnly: false }
        : !field.IsReadOnly;

    private static void CheckEvent(SymbolAnalysisContext context)
    {
        if (FirmwareClasses.IsFirmware(context.Symbol.ContainingType))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.State, DeclarationParser.FirstLocation(context.Symbol), context.Symbol.ContainingType.Name, context.Symbol.Name, "changes"));
        }
    }

    // A parameter of a primary constructor that is used in a method is a field.
    private static void CheckAssignment(OperationAnalysisContext context)
    {
        IOperation target = context.Operation is IIncrementOrDecrementOperation step ? step.Target : ((IAssignmentOperation)context.Operation).Target;
        if (target is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter }
            && !SymbolEqualityComparer.Default.Equals(constructor, context.ContainingSymbol)
            && FirmwareClasses.IsFirmware(constructor.ContainingType))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.State, target.Syntax.GetLocation(), constructor.ContainingType.Name, parameter.Name, "changes"));
        }
    }
}
