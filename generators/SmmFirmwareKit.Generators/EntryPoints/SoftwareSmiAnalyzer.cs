// Checks the functions that answer a value at port 0xB2: no two the same, and each leaves other SMIs alone.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.EntryPoints;

/// <summary>Checks <c>[SoftwareSmi]</c> handlers (SFK1013, SFK1014).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SoftwareSmiAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [EntryPointDiagnostics.ValueTaken, EntryPointDiagnostics.Unchecked];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(CheckBody);
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(IMethodSymbol Method, byte Value)> handlers = [];
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (ValueOf(symbol.Symbol) is { } value)
                    {
                        handlers.Add(((IMethodSymbol)symbol.Symbol, value));
                    }
                },
                SymbolKind.Method);
            start.RegisterCompilationEndAction(end => CheckValues(end, handlers));
        });
    }

    private static byte? ValueOf(ISymbol symbol)
    {
        AttributeData? attribute = EntryAttributes.Of(symbol).FirstOrDefault(static attribute => attribute.AttributeClass!.Name == KitNames.SoftwareSmi);
        return attribute is { ConstructorArguments.Length: 1 } && attribute.ConstructorArguments[0].Value is byte value ? value : null;
    }

    // The first by name keeps the value, whatever order the compiler visits them in.
    private static void CheckValues(CompilationAnalysisContext context, IEnumerable<(IMethodSymbol Method, byte Value)> handlers)
    {
        foreach (IGrouping<byte, (IMethodSymbol Method, byte Value)> claims in handlers.GroupBy(handler => handler.Value))
        {
            IMethodSymbol[] methods = [.. claims.Select(claim => claim.Method).OrderBy(method => method.ToDisplayString(), StringComparer.Ordinal)];
            foreach (IMethodSymbol method in methods.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(EntryPointDiagnostics.ValueTaken, DeclarationParser.FirstLocation(method), NameOf(method), Hex.Of(claims.Key, 2), NameOf(methods[0])));
            }
        }
    }

    private static void CheckBody(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is IMethodSymbol method && ValueOf(method) is { } value
            && !(Contains(context.OperationBlocks, IsQuiesced) && Contains(context.OperationBlocks, operation => ComparesWith(operation, value))))
        {
            context.ReportDiagnostic(Diagnostic.Create(EntryPointDiagnostics.Unchecked, DeclarationParser.FirstLocation(method), method.ContainingType.Name, method.Name, Hex.Of(value, 2)));
        }
    }

    private static bool Contains(ImmutableArray<IOperation> blocks, Func<IOperation, bool> wanted) =>
        blocks.Any(block => block.DescendantsAndSelf().Any(wanted));

    private static bool IsQuiesced(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: { Name: "WarnInterruptSourceQuiesced" } field } && field.ContainingType.ToDisplayString() == KitNames.EfiStatus;

    private static bool ComparesWith(IOperation operation, byte value) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => Is(comparison.LeftOperand, value) || Is(comparison.RightOperand, value),
        IConstantPatternOperation pattern => Is(pattern.Value, value),
        ISingleValueCaseClauseOperation clause => Is(clause.Value, value),
        _ => false,
    };

    private static bool Is(IOperation operation, byte value) =>
        operation.ConstantValue is { HasValue: true, Value: IConvertible number and not string and not bool } && Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) == value;

    private static string NameOf(IMethodSymbol method) => method.ContainingType.Name + "." + method.Name;
}
