// Which statuses a function returns: those it names, and those it hands on from others.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.Flow;

namespace SmmFirmwareKit.Generators.Correspondence;

/// <summary>Follows returned values back to constants and calls. A private function of the firmware is part of its caller.</summary>
internal sealed class StatusFlow(Compilation compilation, StatusNames names, CancellationToken cancellation)
{
    private readonly HashSet<StatusPlace> _seen = [];

    /// <summary>Names of members of EfiStatus.</summary>
    public HashSet<string> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Functions and members from which a status comes, by name; the function where it is known.</summary>
    public Dictionary<string, IMethodSymbol?> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether some returned value could not be followed.</summary>
    public bool IsPartial { get; private set; }

    public void Add(ControlFlowGraph graph) => Add(new StatusFrame(graph, call: null));

    private void Add(StatusFrame function)
    {
        foreach (StatusPlace place in function.Returned)
        {
            Follow(place);
        }
    }

    private void Follow(StatusPlace place)
    {
        if (!_seen.Add(place))
        {
            return;
        }

        switch (place.Value)
        {
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                AddConstant(place, constant);
                break;
            case IDefaultValueOperation:
                Statuses.Add("Success");
                break;
            case IConversionOperation conversion:
                Follow(place.With(conversion.Operand));
                break;
            case IAwaitOperation wait:
                Follow(place.With(wait.Operation));
                break;
            case IObjectCreationOperation creation when FirmwareFunctions.IsStatus(creation.Type):
                AddResult(place, creation);
                break;
            case IInvocationOperation call:
                AddCall(place, call);
                break;
            case IPropertyReferenceOperation { Property.Name: "Status", Instance: { } result } when FirmwareFunctions.IsStatus(result.Type):
                Follow(place.With(result));
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation:
                AddSource(place, SourceName.Of(place), function: null);
                break;
            default:
                AddVariable(place);
                break;
        }
    }

    private void AddConstant(StatusPlace place, object? constant)
    {
        if (names.OfValue(constant) is not { } status)
        {
            IsPartial = true;
        }
        else if (place.Filter.Admits(constant))
        {
            Statuses.Add(status);
        }
    }

    // new EfiResult<T>(status, value); without arguments it is SUCCESS.
    private void AddResult(StatusPlace place, IObjectCreationOperation creation)
    {
        if (creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } status)
        {
            Follow(place.With(status.Value));
        }
        else
        {
            Statuses.Add("Success");
        }
    }

    private void AddVariable(StatusPlace place)
    {
        IEnumerable<StatusPlace?> sources = Variable.Of(place.Value) is { } variable ? place.Frame.Sources(place, variable) : [null];
        foreach (StatusPlace? source in sources)
        {
            if (source is { } known)
            {
                Follow(known);
            }
            else
            {
                IsPartial = true;
            }
        }
    }

    private void AddCall(StatusPlace place, IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method is { Name: "FromResult", ContainingType.Name: "FirmwareTask" })
        {
            Follow(place.With(call.Arguments[0].Value));
        }
        else if (method.Name == "Call")
        {
            AddSource(place, SourceName.OfPointer(place, call), function: null);
        }
        else if (IsPartOfItsCaller(method) && MethodBodies.Of(method, compilation, cancellation) is IMethodBodyOperation body)
        {
            AddCallee(place, method, body);
        }
        else
        {
            AddSource(place, method.Name, method);
        }
    }

    // Not public, and nothing of its own to say: a piece of the function that calls it.
    private static bool IsPartOfItsCaller(IMethodSymbol method) =>
        method is { DeclaredAccessibility: not Accessibility.Public, IsVirtual: false, IsAbstract: false, IsOverride: false }
        && !EntryAttributes.Of(method).Any();

    private void AddCallee(StatusPlace call, IMethodSymbol method, IMethodBodyOperation body)
    {
        if (!call.Frame.IsWithin(method))
        {
            Add(new StatusFrame(ControlFlowGraph.Create(body, cancellation), call));
        }
    }

    private void AddSource(StatusPlace place, string? name, IMethodSymbol? function)
    {
        if (name is null)
        {
            IsPartial = true;
        }
        else if (place.Filter.NoError)
        {
            Statuses.Add("Success");
        }
        else
        {
            Sources[name] = function;
        }
    }
}
