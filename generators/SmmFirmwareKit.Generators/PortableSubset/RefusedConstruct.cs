// Operations that are not on the list and that people are likely to write: which rule they break and what to write instead.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <param name="Rule">Its message takes <paramref name="What"/> and <paramref name="Instead"/>.</param>
internal sealed record RefusedConstruct(DiagnosticDescriptor Rule, string What, string Instead, params OperationKind[] Kinds);

internal static class RefusedConstructs
{
    private const string InMemory = "declare a [Global], or take memory from a pool or page allocator, and reach it through Ptr<T>";
    private const string Status = "return an EfiStatus, check it with IsError(), and undo what was done on each way out";
    private const string Loop = "count with a for loop over Ptr<T>";
    private const string Method = "write an ordinary method; where others need its address, mark it [EntryPoint] and call it with Call(address, ...)";
    private const string NotNull = "firmware's values are never null: test a pointer with IsNull, an address with == 0";
    private const string Constant = "pass a constant text and the numbers beside it, as DebugPrint takes them";
    private const string Compare = "compare the members with constants, joined by && and ||";
    private const string Separate = "use one variable for each value, or a struct with named members";
    private const string ByPointer = "pass a Ptr<T> or Field<T>, whose accesses the machine sees";

    public static readonly RefusedConstruct[] Rows =
    [
        new(PortableSubsetDiagnostics.Heap, "An array", InMemory, OperationKind.ArrayCreation, OperationKind.ArrayInitializer, OperationKind.ArrayElementReference),
        new(PortableSubsetDiagnostics.Heap, "An anonymous object", InMemory, OperationKind.AnonymousObjectCreation),
        new(PortableSubsetDiagnostics.Heap, "A collection in a collection", InMemory, OperationKind.Spread),
        new(PortableSubsetDiagnostics.Exceptions, "'throw'", Status, OperationKind.Throw),
        new(PortableSubsetDiagnostics.Exceptions, "'try'", Status, OperationKind.Try, OperationKind.CatchClause, OperationKind.CaughtException),
        new(PortableSubsetDiagnostics.Exceptions, "'using'", "release it on each way out", OperationKind.Using, OperationKind.UsingDeclaration),
        new(PortableSubsetDiagnostics.Exceptions, "'lock'", "use AcquireSpinLock and ReleaseSpinLock of SynchronizationLib", OperationKind.Lock),
        new(PortableSubsetDiagnostics.Query, "A query expression", Loop, OperationKind.TranslatedQuery),
        new(PortableSubsetDiagnostics.FunctionValue, "A lambda", Method, OperationKind.AnonymousFunction, OperationKind.FlowAnonymousFunction),
        new(PortableSubsetDiagnostics.FunctionValue, "A local function", Method, OperationKind.LocalFunction),
        new(PortableSubsetDiagnostics.FunctionValue, "A function used as a value", Method, OperationKind.DelegateCreation, OperationKind.MethodReference),
        new(PortableSubsetDiagnostics.FunctionValue, "An event", Method, OperationKind.EventReference, OperationKind.EventAssignment, OperationKind.RaiseEvent),
        new(PortableSubsetDiagnostics.RunTimeType, "'typeof'", "name what differs in an enum or a field", OperationKind.TypeOf),
        new(PortableSubsetDiagnostics.RunTimeType, "A test of a type", "name what differs in an enum or a field", OperationKind.IsType),
        new(PortableSubsetDiagnostics.RunTimeType, "'dynamic'", "write the type", OperationKind.DynamicObjectCreation, OperationKind.DynamicMemberReference, OperationKind.DynamicInvocation, OperationKind.DynamicIndexerAccess),
        new(PortableSubsetDiagnostics.Text, "An interpolated string", Constant, OperationKind.InterpolatedString, OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.InterpolatedStringHandlerCreation, OperationKind.InterpolatedStringAddition, OperationKind.InterpolatedStringAppendLiteral, OperationKind.InterpolatedStringAppendFormatted, OperationKind.InterpolatedStringAppendInvalid, OperationKind.InterpolatedStringHandlerArgumentPlaceholder),
        new(PortableSubsetDiagnostics.Text, "A UTF-8 string", "write the characters as a table of bytes", OperationKind.Utf8String),
        new(PortableSubsetDiagnostics.Iteration, "'yield'", "fill the caller's buffer and count", OperationKind.YieldReturn, OperationKind.YieldBreak),
        new(PortableSubsetDiagnostics.Iteration, "An index from the end or a range", Loop, OperationKind.Range, OperationKind.ImplicitIndexerReference),
        new(PortableSubsetDiagnostics.Generic, "An object of a type parameter", "write the type", OperationKind.TypeParameterObjectCreation),
        new(PortableSubsetDiagnostics.Pattern, "A pattern that declares a variable", "assign the variable in a statement of its own", OperationKind.DeclarationPattern),
        new(PortableSubsetDiagnostics.Pattern, "A pattern of members", Compare, OperationKind.RecursivePattern, OperationKind.PropertySubpattern),
        new(PortableSubsetDiagnostics.Pattern, "A pattern of a type", Compare, OperationKind.TypePattern),
        new(PortableSubsetDiagnostics.Pattern, "A pattern of a list", Compare, OperationKind.ListPattern, OperationKind.SlicePattern),
        new(PortableSubsetDiagnostics.Tuple, "A comparison of tuples", Separate, OperationKind.TupleBinary),
        new(PortableSubsetDiagnostics.Reference, "An address of a variable", ByPointer, OperationKind.AddressOf),
        new(PortableSubsetDiagnostics.Reference, "A call through a function pointer", Method, OperationKind.FunctionPointerInvocation),
        new(PortableSubsetDiagnostics.Reference, "A raw pointer, 'stackalloc' or 'fixed'", ByPointer, OperationKind.None),
        new(PortableSubsetDiagnostics.Construct, "'??'", NotNull, OperationKind.Coalesce, OperationKind.CoalesceAssignment, OperationKind.IsNull),
        new(PortableSubsetDiagnostics.Construct, "'?.'", NotNull, OperationKind.ConditionalAccess, OperationKind.ConditionalAccessInstance),
        new(PortableSubsetDiagnostics.Construct, "A construct of Visual Basic", "write C#", OperationKind.Parenthesized, OperationKind.ReDim, OperationKind.ReDimClause, OperationKind.Stop, OperationKind.End, OperationKind.OmittedArgument),
        new(PortableSubsetDiagnostics.Construct, "A node of a flow graph", "write C#", OperationKind.FlowCapture, OperationKind.FlowCaptureReference, OperationKind.StaticLocalInitializationSemaphore),
        new(PortableSubsetDiagnostics.Construct, "What does not compile", "correct it first", OperationKind.Invalid),
    ];

    private static readonly Dictionary<OperationKind, RefusedConstruct> s_rows =
        Rows.SelectMany(row => row.Kinds.Select(kind => (kind, row))).ToDictionary(pair => pair.kind, pair => pair.row);

    /// <summary>Null for a kind that is allowed; what is on neither list, for instance what a newer compiler adds, is refused too.</summary>
    public static RefusedConstruct? For(OperationKind kind)
    {
        if (PortableConstructs.Allows(kind))
        {
            return null;
        }

        return s_rows.TryGetValue(kind, out RefusedConstruct row)
            ? row
            : new(PortableSubsetDiagnostics.Construct, "'" + kind + "'", "use the constructs that docs/portable-subset.md lists", kind);
    }
}
