// Traffic to the APM ports, by which software raises SMIs.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class ApmSteps : IStepSource
{
    private const int Control = 0xB2;

    public string Block => "apm";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model)
    {
        int port = Control + dice.Below(2);
        int width = dice.OnceIn(3) ? 2 : 1;
        width = port == Control ? width : 1;
        return dice.OnceIn(2)
            ? [Step.In(port, width)]
            : [Step.Out(port, width, dice.OnceIn(2) ? dice.Of<uint>(0, 1, 2, 3, 4, 0x0204, 0x0402, 0xFF03) : dice.Value())];
    }
}
