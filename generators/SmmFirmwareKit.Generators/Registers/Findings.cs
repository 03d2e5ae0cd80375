// Passes diagnostics on and remembers that there were some.
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Registers;

internal sealed class Findings(Action<Diagnostic> report)
{
    public bool Any { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        Any = true;
        report(diagnostic);
    }

    public void Add(DiagnosticDescriptor descriptor, Location place, params object[] arguments) => Add(Diagnostic.Create(descriptor, place, arguments));
}
