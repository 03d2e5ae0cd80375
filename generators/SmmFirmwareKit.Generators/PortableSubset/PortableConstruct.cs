// The closed list of operations that firmware code may consist of, each with what it becomes in C.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <param name="CSharp">An example.</param>
/// <param name="C">What the port back makes of it.</param>
/// <param name="Kinds">How the compiler names it; several for what is written together.</param>
internal sealed record PortableConstruct(string CSharp, string C, params OperationKind[] Kinds);

internal static class PortableConstructs
{
    /// <summary>docs/portable-subset.md prints these rows; a test compares.</summary>
    public static readonly PortableConstruct[] Rows =
    [
        new("a function's body, `{ }`, `;`", "the same", OperationKind.MethodBody, OperationKind.ConstructorBody, OperationKind.Block, OperationKind.ExpressionStatement, OperationKind.Empty),
        new("`uint count = 0;`", "`UINT32  Count;` at the start of the block, and an assignment", OperationKind.VariableDeclarationGroup, OperationKind.VariableDeclaration, OperationKind.VariableDeclarator, OperationKind.VariableInitializer),
        new("`return x;`", "the same", OperationKind.Return),
        new("`break;`, `continue;`, `goto done;`, `done:`", "the same", OperationKind.Branch, OperationKind.Labeled),
        new("`while`, `do`, `for`", "the same", OperationKind.Loop),
        new("`if`, `c ? x : y`", "the same; with an `await` inside, an `if`", OperationKind.Conditional),
        new("`switch (x) { case 1: ... }`", "the same; a relational case becomes an `if`", OperationKind.Switch, OperationKind.SwitchCase, OperationKind.CaseClause),
        new("`x switch { 1 => a, _ => b }`", "a `switch` that assigns or returns", OperationKind.SwitchExpression, OperationKind.SwitchExpressionArm),
        new("`x is 1 or 2`, `x is not > 3`, `_`", "comparisons joined by `&&` and <code>&#124;&#124;</code>", OperationKind.IsPattern, OperationKind.ConstantPattern, OperationKind.RelationalPattern, OperationKind.NegatedPattern, OperationKind.BinaryPattern, OperationKind.DiscardPattern),
        new("`await F(x)`, `await p.Member`", "`F (X)`, `P->Member`", OperationKind.Await),
        new("`F(x)`, `BaseLib.CpuPause()`", "`F (X)`, `CpuPause ()`", OperationKind.Invocation, OperationKind.Argument, OperationKind.InstanceReference),
        new("`1`, `'x'`, `\"text\"`, `nameof(F)`, `sizeof(uint)`", "the literal, `sizeof (UINT32)`", OperationKind.Literal, OperationKind.NameOf, OperationKind.SizeOf),
        new("`x`, `s.Member`, `mGlobal`", "`X`, `S.Member`, `mGlobal`", OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.FieldReference, OperationKind.PropertyReference),
        new("`-x`, `~x`, `!x`, `x + y`, `x < y`, `x && y`", "the same", OperationKind.Unary, OperationKind.Binary),
        new("`x = y`, `x += y`, `x++`", "the same", OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.Increment, OperationKind.Decrement),
        new("`(status, value) = await F();`", "`Status = F (&Value);`", OperationKind.DeconstructionAssignment, OperationKind.Tuple, OperationKind.DeclarationExpression, OperationKind.Discard),
        new("`(uint)x`", "`(UINT32)X`", OperationKind.Conversion),
        new("`default`", "`0`, `NULL`, or `ZeroMem`", OperationKind.DefaultValue),
        new("`new Ptr<uint>(x)`, `new S { A = 1 }`, `s with { A = 1 }`", "`(UINT32 *)X`; a local `S` and its members assigned", OperationKind.ObjectCreation, OperationKind.ObjectOrCollectionInitializer, OperationKind.MemberInitializer, OperationKind.With),
        new("`s.Array[i]` of an `[InlineArray]`", "`S.Array[Index]`", OperationKind.InlineArrayAccess),
        new("`static ReadOnlySpan<uint> Table => [1, 2];`", "`STATIC CONST UINT32  mTable[] = { 1, 2 };`", OperationKind.CollectionExpression),
        new("`const`, a default value of a parameter, an instance's libraries", "`#define`, the argument at each call, the linker", OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer),
        new("`[EntryPoint]`", "nothing", OperationKind.Attribute),
    ];

    private static readonly HashSet<OperationKind> s_allowed = [.. Rows.SelectMany(row => row.Kinds)];

    public static bool Allows(OperationKind kind) => s_allowed.Contains(kind);
}
