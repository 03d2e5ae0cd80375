// What the generator of protocols is tried with.
using SmmFirmwareKit.Generators.Protocols;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class ProtocolSample : Sample
{
    public override Type Generator => typeof(ProtocolGenerator);

    public override IReadOnlyList<string> Steps => [ProtocolGenerator.SpecStep];

    public override (string From, string To) Change => ("ulong index", "uint index");

    public override string Source => """
        [Protocol("EXAMPLE_PROTOCOL", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335", Source = "Pkg/Include/Protocol/Example.h")]
        public interface IExampleProtocol
        {
            FirmwareTask<EfiStatus> Add(Ptr<ExampleProtocol> @this, ulong index, Ptr<ulong> number);
            bool State { get; }
            ExampleAccess Access { get; }
        }
        public partial struct ExampleProtocol;
        [Protocol("EXAMPLE_ACCESS")]
        public interface IExampleAccess
        {
            FirmwareTask Read(Ptr<ExampleProtocol> @this, ulong address);
        }
        public partial struct ExampleAccess;
        """;
}
