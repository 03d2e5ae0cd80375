// What a control-flow graph stores a value in: a local, a parameter, or a temporary of the compiler.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.Flow;

internal readonly record struct Variable(ISymbol? Symbol, CaptureId Capture)
{
    /// <summary>The variable an expression names, or null when it names none.</summary>
    public static Variable? Of(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => new Variable(local.Local, default),
        IParameterReferenceOperation parameter => new Variable(parameter.Parameter, default),
        IFlowCaptureReferenceOperation capture => new Variable(null, capture.Id),
        IFlowCaptureOperation capture => new Variable(null, capture.Id),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        _ => null,
    };
}
