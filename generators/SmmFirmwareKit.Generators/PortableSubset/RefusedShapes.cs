// Operations of an allowed kind that C lacks in one of their shapes.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmmFirmwareKit.Generators.PortableSubset;

internal static class RefusedShapes
{
    private static readonly RefusedConstruct s_newObject = new(
        PortableSubsetDiagnostics.Heap, "An object", "declare a [Global] or a structure, or take memory from a pool or page allocator, and reach it through Ptr<T>");

    private static readonly RefusedConstruct s_collection = new(
        PortableSubsetDiagnostics.Heap, "A collection", "declare a static ReadOnlySpan<T> property of constants for a table, a [Global(Length = n)] for an array");

    private static readonly RefusedConstruct s_forEach = new(PortableSubsetDiagnostics.Iteration, "'foreach'", "count with a for loop");

    private static readonly RefusedConstruct s_fromEnd = new(PortableSubsetDiagnostics.Iteration, "An index from the end", "subtract from the length");

    private static readonly RefusedConstruct s_concatenation = new(
        PortableSubsetDiagnostics.Text, "A concatenation", "pass a constant text and the numbers beside it, as DebugPrint takes them");

    private static readonly RefusedConstruct s_tuple = new(
        PortableSubsetDiagnostics.Tuple, "A tuple that is neither returned nor taken apart", "use one variable for each value, or a struct with named members");

    private static readonly RefusedConstruct s_tupleMember = new(
        PortableSubsetDiagnostics.Tuple, "A member of a tuple", "take the tuple apart: (status, value) = await F();");

    private static readonly RefusedConstruct s_reference = new(
        PortableSubsetDiagnostics.Reference, "A reference to a variable", "pass a Ptr<T> or Field<T>, whose accesses the machine sees");

    private static readonly RefusedConstruct s_checked = new(
        PortableSubsetDiagnostics.Overflow, "Checked arithmetic", "compare before you calculate");

    private static readonly RefusedConstruct s_goToCase = new(
        PortableSubsetDiagnostics.Construct, "'goto case'", "put what both cases do into a function, or a label behind the switch");

    /// <summary>Every row that <see cref="For"/> gives.</summary>
    public static readonly RefusedConstruct[] Rows =
        [s_newObject, s_collection, s_forEach, s_fromEnd, s_concatenation, s_tuple, s_tupleMember, s_reference, s_checked, s_goToCase];

    /// <summary>Null when the shape is one that C has. The kind of <paramref name="operation"/> is allowed.</summary>
    public static RefusedConstruct? For(IOperation operation, ISymbol member) => operation switch
    {
        IObjectCreationOperation { Type.IsReferenceType: true } creation => Wires(creation, member) ? null : s_newObject,
        ICollectionExpressionOperation collection => IsConstantTable(collection) ? null : s_collection,
        IForEachLoopOperation => s_forEach,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => s_fromEnd,
        ITupleOperation tuple => IsTakenApart(tuple) ? null : s_tuple,
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } => s_tupleMember,
        ISimpleAssignmentOperation { IsRef: true } or IVariableDeclaratorOperation { Symbol.IsRef: true } => s_reference,
        IReturnOperation when member is IMethodSymbol { ReturnsByRef: true } or IMethodSymbol { ReturnsByRefReadonly: true } => s_reference,
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } or ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => s_concatenation,
        IBinaryOperation { IsChecked: true } or IUnaryOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true }
            or IIncrementOrDecrementOperation { IsChecked: true } or IConversionOperation { IsChecked: true } => s_checked,
        IBranchOperation { Syntax: GotoStatementSyntax { CaseOrDefaultKeyword.RawKind: not 0 } } => s_goToCase,
        _ => null,
    };

    // `= new Semaphore(baseLib)` of an instance: the linker's work in C.
    private static bool Wires(IObjectCreationOperation creation, ISymbol member) =>
        FirmwareCode.IsWiring(member) && FirmwareCode.IsFirmware(creation.Type!.ContainingAssembly);

    private static bool IsConstantTable(ICollectionExpressionOperation collection) =>
        KitVocabulary.IsReadOnlySpan(collection.Type) && collection.Elements.All(element => element.ConstantValue.HasValue);

    private static bool IsTakenApart(ITupleOperation tuple)
    {
        IOperation? use = tuple.Parent;
        while (use is IConversionOperation or ITupleOperation or IDeclarationExpressionOperation)
        {
            use = use.Parent;
        }

        return use is IDeconstructionAssignmentOperation or IReturnOperation;
    }
}
