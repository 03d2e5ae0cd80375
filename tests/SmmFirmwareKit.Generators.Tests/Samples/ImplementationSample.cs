// What the generator of a protocol's implementations is tried with.
using SmmFirmwareKit.Generators.Protocols;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class ImplementationSample : Sample
{
    public override Type Generator => typeof(ImplementationGenerator);

    public override IReadOnlyList<string> Steps => [ImplementationGenerator.SpecStep];

    public override (string From, string To) Change => ("class Services", "class Others");

    public override string Source => """
        [Protocol("SERVICES_PROTOCOL", "3242A9D8-CE70-4AA0-955D-5E7B140DE4D2")]
        public interface IServicesProtocol
        {
            FirmwareTask<EfiStatus> First(Ptr<ServicesProtocol> @this, ulong index);
        }
        public partial struct ServicesProtocol;
        public partial class Services : ImagePart
        {
            [EntryPoint, Implements<IServicesProtocol>] public FirmwareTask<EfiStatus> First(Ptr<ServicesProtocol> @this, ulong index) => default;
        }
        """;
}
