// Every kind of mistake, in the order of the documentation.
using SmmFirmwareKit.Mutations.Operators.Declarations;
using SmmFirmwareKit.Mutations.Operators.Rules;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators;

internal static class OperatorList
{
    /// <summary>In declarations of registers.</summary>
    public static IReadOnlyList<IMutationOperator> OfDeclarations { get; } =
    [
        new ResetValueWrong(), new ResetDomainWrong(), new LockRemoved(), new FieldMoved(), new FieldsExchanged(),
        new AccessKindWrong(), new OffsetMoved(), new ReservedRemoved(), new RunShortened(),
    ];

    /// <summary>In the rules of devices and processors.</summary>
    public static IReadOnlyList<IMutationOperator> OfRules { get; } =
    [
        new EventRuleInverted(), new EventMistaken(), new FlagInverted(), new ConditionNegated(), new NegationDropped(), new AndOrExchanged(),
        new OperandDropped(), new ComparisonWrong(), new ConstantWrong(), new WidthRuleDropped(), new StatementRemoved(),
    ];

    public static IReadOnlyList<IMutationOperator> All { get; } = [.. OfDeclarations, .. OfRules];
}
