// What the conditions on the way from an assignment to a return say about a status.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <remarks>
/// <c>while (status == EfiStatus.NotReady) { ... } return status;</c> does not return NOT_READY, and
/// <c>if (status.IsError()) { return EfiStatus.Unsupported; } ... return status;</c> hands no error on.
/// </remarks>
/// <param name="NoError">It is a success or a warning.</param>
/// <param name="Excluded">Values it does not have, ascending.</param>
internal readonly record struct StatusFilter(bool NoError, EquatableArray<ulong> Excluded)
{
    private const ulong ErrorBit = 1UL << 63;

    public bool Admits(object? constant) => constant is not ulong value || !((NoError && (value & ErrorBit) != 0) || Excluded.Contains(value));

    /// <summary>What is known, too, where a condition has come out as <paramref name="holds"/>.</summary>
    public StatusFilter Learn(Variable variable, IOperation condition, bool holds) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Learn(variable, not.Operand, !holds),
        IInvocationOperation { TargetMethod.Name: "IsError" } call when !holds && Tests(call.Arguments.FirstOrDefault()?.Value ?? call.Instance, variable) => this with { NoError = true },
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => Compare(variable, equal, holds),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => Compare(variable, unequal, !holds),
        IIsPatternOperation matched when Tests(matched.Value, variable) => Match(matched.Pattern, holds),
        _ => this,
    };

    private StatusFilter Compare(Variable variable, IBinaryOperation comparison, bool equal)
    {
        if (Tests(comparison.LeftOperand, variable))
        {
            return Equal(comparison.RightOperand, equal);
        }

        return Tests(comparison.RightOperand, variable) ? Equal(comparison.LeftOperand, equal) : this;
    }

    private StatusFilter Match(IPatternOperation pattern, bool matches) => pattern switch
    {
        IConstantPatternOperation constant => Equal(constant.Value, matches),
        INegatedPatternOperation negated => Match(negated.Pattern, !matches),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either when !matches => Match(either.LeftPattern, matches: false).Match(either.RightPattern, matches: false),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both when matches => Match(both.LeftPattern, matches: true).Match(both.RightPattern, matches: true),
        _ => this,
    };

    private StatusFilter Equal(IOperation operand, bool equal) => operand.ConstantValue.Value switch
    {
        0UL when equal => this with { NoError = true },
        ulong value when !equal && !Excluded.Contains(value) => this with { Excluded = new([.. Excluded.Append(value).OrderBy(excluded => excluded)]) },
        _ => this,
    };

    // The variable, or the status of a result that it holds.
    private static bool Tests(IOperation? operand, Variable variable) => operand switch
    {
        IConversionOperation conversion => Tests(conversion.Operand, variable),
        IPropertyReferenceOperation { Property.Name: "Status" } status => Tests(status.Instance, variable),
        not null => Variable.Of(operand) == variable,
        _ => false,
    };
}
