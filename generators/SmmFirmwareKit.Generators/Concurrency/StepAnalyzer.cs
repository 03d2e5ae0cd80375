// SFK4006: firmware accesses the machine through places and library classes.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports steps built by hand. Only an instance of a library class, which is such an accessor, builds a Step or WaitStep.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Step];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.ObjectCreation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        IObjectCreationOperation creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol type
            && type.ContainingNamespace?.ToDisplayString() == KitNames.ExecutionNamespace
            && FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType)
            && Instead(type, context.ContainingSymbol.ContainingType) is { } instead)
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Step, creation.Syntax.GetLocation(), type.Name, instead));
        }
    }

    private static string? Instead(INamedTypeSymbol step, INamedTypeSymbol user)
    {
        string value = step.TypeArguments.FirstOrDefault()?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "";
        return step.Name switch
        {
            "ReadStep" => "await new Field<" + value + ">(address), or the member of the structure that lies there",
            "WriteStep" => "await new Field<" + value + ">(address).Set(value), or the member of the structure that lies there",
            "LockedStep" => "InterlockedCompareExchange or InterlockedExchange of the Field<" + value + ">",
            "Step" or "WaitStep" when !user.AllInterfaces.Any(FirmwareClasses.IsLibraryClass) => "the function of the library class that does it (IBaseLib, IIoLib, ITimerLib ...)",
            _ => null,
        };
    }
}
