// What the generator of function types is tried with.
using SmmFirmwareKit.Generators.FunctionTypes;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class FunctionTypeSample : Sample
{
    public override Type Generator => typeof(FunctionTypeGenerator);

    public override IReadOnlyList<string> Steps => [FunctionTypeGenerator.SpecStep];

    public override (string From, string To) Change => ("bool flag", "bool other");

    public override string Source => """
        [FunctionType("FUNCTION", Source = "Pkg/Include/Function.h")]
        public delegate FirmwareTask<uint> Function(Ptr<uint> place, bool flag);
        [FunctionType("NOTIFY")]
        public delegate FirmwareTask Notify(FunctionPointer<Function> next);
        """;
}
