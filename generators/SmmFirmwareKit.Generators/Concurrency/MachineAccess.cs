// What a call or an await does to the machine: look at it, or change it or wait.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Flow;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.Concurrency;

internal enum Access
{
    None,

    /// <summary>Doing it again at once finds the same, unless somebody else changed it.</summary>
    Look,

    /// <summary>A write, a pause, a halt, a delay, or a call that may do one of them.</summary>
    Progress,
}

/// <summary>Tells looks from progress.</summary>
internal sealed class MachineAccess(Compilation compilation, CancellationToken cancellation)
{
    private readonly HashSet<IMethodSymbol> _entered = new(SymbolEqualityComparer.Default);

    /// <param name="operation">Any expression.</param>
    /// <param name="fresh">Whether a variable has got a new value from the machine since the last time round.</param>
    public Access Of(IOperation operation, Func<Variable, bool> fresh) => operation switch
    {
        IAwaitOperation { Operation.Type: { } type } when KitTypes.PlaceOf(type) is not null => Access.Look,
        IInvocationOperation call => OfCall(call, fresh),
        IObjectCreationOperation creation => OfStep(creation, StepName(creation.Type), fresh),
        _ => Access.None,
    };

    private Access OfCall(IInvocationOperation call, Func<Variable, bool> fresh)
    {
        string? step = StepName(call.Type);
        return step is "Step" or "FirmwareTask" || FirmwareClasses.IsLibraryClass(call.TargetMethod.ContainingType) && step is "WriteStep"
            ? OfFunction(call.TargetMethod)
            : OfStep(call, step, fresh);
    }

    // A locked operation is a try, and so only a look, if it tries the same as before: `InterlockedCompareExchange(free, mine)`.
    // If it stores what it made of a value read since, its failure means that somebody else succeeded.
    private static Access OfStep(IOperation operation, string? step, Func<Variable, bool> fresh) => step switch
    {
        null => Access.None,
        "ReadStep" => Access.Look,
        "LockedStep" when operation is IInvocationOperation => Evaluation.Tree(operation).Any(part => Variable.Of(part) is { } variable && fresh(variable)) ? Access.Progress : Access.Look,
        _ => Access.Progress,
    };

    private Access OfFunction(IMethodSymbol method)
    {
        if (FirmwareClasses.IsLibraryClass(method.ContainingType))
        {
            return OfLibrary(method);
        }

        if (MethodBodies.Of(method, compilation, cancellation) is not { } body)
        {
            return Access.Progress;
        }

        return _entered.Add(method) ? OfBody(body) : Access.Look;
    }

    private Access OfBody(IOperation body)
    {
        HashSet<Variable> written = [.. Evaluation.Tree(body).OfType<IVariableDeclaratorOperation>().Select(local => new Variable(local.Symbol, default))];
        Access worst = Access.None;
        foreach (IOperation operation in Evaluation.Tree(body))
        {
            Access access = Of(operation, written.Contains);
            worst = access > worst ? access : worst;
        }

        return worst;
    }

    // Names of library classes follow EDK2's, whose verbs are reliable. A message or an assertion changes nothing, and who
    // releases a lock that it could take leaves the machine as it was.
    private static Access OfLibrary(IMethodSymbol method) =>
        method.ContainingType.Name == "IDebugLib" || method.Name == "ReleaseSpinLock" ? Access.None :
        method.Name.Contains("Read") || method.Name.Contains("Get") || method.Name.StartsWith("Compare", StringComparison.Ordinal) || method.Name == "AcquireSpinLockOrFail" ? Access.Look :
        Access.Progress;

    private static string? StepName(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() == KitNames.ExecutionNamespace
        && type.Name is "ReadStep" or "WriteStep" or "LockedStep" or "WaitStep" or "Step" or "FirmwareTask" ? type.Name : null;
}
