// SFK4003: firmware knows no thread, clock or random number of the machine that simulates it.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports uses of Task, threads, timers, clocks, Random and Environment, and lock statements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HostAnalyzer : DiagnosticAnalyzer
{
    private const string Spin = "FirmwareTask and ISynchronizationLib";
    private const string Time = "ITimerLib";
    private const string Data = "a PCD, a fw_cfg file or a choice of the test";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Host];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(CheckSymbol, SymbolKind.Method, SymbolKind.Field);
        context.RegisterOperationAction(
            CheckOperation,
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.PropertyReference,
            OperationKind.FieldReference,
            OperationKind.MethodReference,
            OperationKind.Lock);
    }

    private static void CheckSymbol(SymbolAnalysisContext context)
    {
        if (!FirmwareClasses.IsFirmware(context.Symbol.ContainingType))
        {
            return;
        }

        IEnumerable<ITypeSymbol> types = context.Symbol is IMethodSymbol method
            ? method.Parameters.Select(parameter => parameter.Type).Prepend(method.ReturnType)
            : [((IFieldSymbol)context.Symbol).Type];
        foreach (ITypeSymbol type in types.Where(type => Instead(type) is not null).Take(1))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Host, DeclarationParser.FirstLocation(context.Symbol), type.Name, Instead(type)));
        }
    }

    private static void CheckOperation(OperationAnalysisContext context)
    {
        (ITypeSymbol? type, string name) = Used(context.Operation);
        if (FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType)
            && (context.Operation is ILockOperation ? Spin : Instead(type)) is { } instead
            && !IsPartOfAnother(context.Operation))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Host, context.Operation.Syntax.GetLocation(), name, instead));
        }
    }

    private static (ITypeSymbol? Type, string Name) Used(IOperation operation) => operation switch
    {
        IInvocationOperation call => (call.TargetMethod.ContainingType, Qualified(call.TargetMethod)),
        IObjectCreationOperation creation => (creation.Type, creation.Type!.Name),
        IMemberReferenceOperation member => (member.Member.ContainingType, Qualified(member.Member)),
        _ => (null, "lock"),
    };

    private static string Qualified(ISymbol member) => member.ContainingType.Name + "." + member.Name;

    // DateTime.UtcNow.Ticks is one slip, not two.
    private static bool IsPartOfAnother(IOperation operation) =>
        operation.Parent is IMemberReferenceOperation or IInvocationOperation && Instead(Used(operation.Parent).Type) is not null;

    private static string? Instead(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() switch
    {
        "System.Threading" or "System.Threading.Tasks" or "System.Timers" => type.Name is "Timer" or "PeriodicTimer" ? Time : Spin,
        "System.Diagnostics" => type.Name is "Stopwatch" ? Time : null,
        "System.Security.Cryptography" => Data,
        "System" when type.Name is "DateTime" or "DateTimeOffset" or "TimeProvider" or "TimeZoneInfo" => Time,
        "System" when type.Name is "Random" or "Environment" => Data,
        _ => null,
    };
}
