// The mixture: which block is asked next. Traffic comes in bursts, because registers of one block matter to each other.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class Traffic
{
    private const int LongestBurst = 12;

    private readonly IStepSource[] _sources = [new MchSteps(), new MemorySteps(), new LpcSteps(), new PmSteps(), new PmSteps(), new TcoSteps(), new ResetSteps(), new ApmSteps(), new FwCfgSteps(), new CphpSteps(), new CphpSteps(), new CmosSteps(), new EcamSteps(), new RootComplexSteps(), new ShadowSteps(), new IoApicSteps(), new PciSteps(), new PortSteps(), new FwCfgDmaSteps()];
    private readonly OperatorSteps _operator = new();
    private IStepSource? _current;
    private int _left;

    /// <summary>The next requests, and the block they belong to.</summary>
    public (string Block, IEnumerable<string> Requests) Next(Dice dice, RecordedMachine model)
    {
        if (_left-- <= 0)
        {
            _current = dice.OnceIn(8) ? _operator : dice.Of<IStepSource>(_sources);
            _left = _current == _operator ? dice.Below(3) : dice.Below(LongestBurst);
        }

        return (_current!.Block, _current.Next(dice, model));
    }
}
