// Traffic to fw_cfg: the SMI feature negotiation, and the items that every machine has.
using System.Buffers.Binary;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class FwCfgSteps : IStepSource
{
    private static readonly string[] s_files = [SmiFeatures.SupportedFile, SmiFeatures.RequestedFile, SmiFeatures.RequestedFile, SmiFeatures.OkFile];
    private static readonly uint[] s_items = [FwCfgCatalog.Signature, FwCfgCatalog.Id, FwCfgCatalog.CpuCount, FwCfgCatalog.MaxCpus, FwCfgCatalog.RamSize];

    public string Block => "fwcfg";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => model.Chipset.SmiFeatures.Supported == 0 ? Items(dice) : dice.Below(8) switch
    {
        0 or 1 => Negotiate(dice),
        2 => [Step.ReadFile(dice.Of<string>(s_files), dice.Below(3), dice.Below(12))],
        3 => [Step.WriteFile(dice.Of<string>(s_files), dice.OnceIn(3) ? dice.Below(9) : 0, dice.Bytes(dice.Below(11)))],
        4 => [Step.WriteFileByPort(dice.Of<string>(s_files), dice.Bytes(1 + dice.Below(4)))],
        5 => [Step.SelectFile(dice.Of<string>(s_files)), .. Data(dice)],
        6 => [Step.Negotiated],
        _ => Items(dice),
    };

    private static IEnumerable<string> Negotiate(Dice dice)
    {
        var request = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(request, dice.OnceIn(6) ? dice.Value() : dice.Of<uint>(0, 1, 1, 2, 3, 3, 4, 5, 6, 7, 7, 7, 8));
        return [Step.WriteFile(SmiFeatures.RequestedFile, 0, request), Step.ReadFile(SmiFeatures.OkFile, 0, 1), Step.Negotiated];
    }

    private static IEnumerable<string> Items(Dice dice) => [Step.Out(FwCfg.SelectorPort, 2, dice.Of<uint>(s_items)), .. Data(dice)];

    private static IEnumerable<string> Data(Dice dice) => Enumerable.Range(0, dice.Below(10)).Select(_ => Step.In(FwCfg.DataPort, 1));
}
