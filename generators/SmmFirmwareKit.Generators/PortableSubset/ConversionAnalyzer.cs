// Firmware converts between integers, enums, pointers and the structs around them, and nothing becomes an object.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <summary>Checks conversions (SFK3003, SFK3008, SFK3022). User-defined ones are members, checked as such.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversionAnalyzer : PortableSubsetAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [PortableSubsetDiagnostics.Boxing, PortableSubsetDiagnostics.RunTimeType, PortableSubsetDiagnostics.Conversion];

    protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Conversion);

    private static void Check(OperationAnalysisContext context)
    {
        IConversionOperation operation = (IConversionOperation)context.Operation;
        Conversion conversion = operation.GetConversion();
        if (!conversion.Exists || IsPortable(conversion, operation) || IsReportedOtherwise(operation))
        {
            return;
        }

        string from = operation.Operand.Type?.ToDisplayString() ?? "null";
        if (conversion.IsBoxing)
        {
            Report(context, operation, PortableSubsetDiagnostics.Boxing, from);
        }
        else if (conversion.IsReference || conversion.IsUnboxing || operation.IsTryCast)
        {
            Report(context, operation, PortableSubsetDiagnostics.RunTimeType, "A conversion from " + from, "name what differs in an enum or a field");
        }
        else
        {
            Report(context, operation, PortableSubsetDiagnostics.Conversion, from, operation.Type?.ToDisplayString() ?? "nothing");
        }
    }

    // A nullable type is refused where it is written; what the compiler converts to it follows from there.
    // An implicit reference conversion hands an instance to whoever knows it by its library class.
    private static bool IsPortable(Conversion conversion, IConversionOperation operation) =>
        conversion.IsIdentity
        || conversion.IsNumeric
        || conversion.IsEnumeration
        || conversion.IsConstantExpression
        || conversion.IsDefaultLiteral
        || conversion.IsObjectCreation
        || conversion.IsConditionalExpression
        || conversion.IsSwitchExpression
        || conversion.IsTupleLiteralConversion
        || conversion.IsCollectionExpression
        || conversion.IsUserDefined
        || (conversion.IsNullable && operation.IsImplicit)
        || (conversion.IsReference && conversion.IsImplicit && !operation.IsTryCast);

    // ConstructAnalyzer and ArithmeticAnalyzer report what is converted there, TypeAnalyzer the variable.
    private static bool IsReportedOtherwise(IConversionOperation operation) =>
        RefusedConstructs.For(operation.Operand.Kind) is not null
        || (operation.Parent is { IsImplicit: false } parent && operation.IsImplicit && RefusedConstructs.For(parent.Kind) is not null)
        || PortableTypes.IsFloatingPoint(operation.Type)
        || PortableTypes.IsFloatingPoint(operation.Operand.Type);
}
