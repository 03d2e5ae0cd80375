// Traffic to fw_cfg's DMA: every kind of control word, memory that answers and memory that does not; selectors without items.
using System.Buffers.Binary;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Qemu.Live;

internal sealed class FwCfgDmaSteps : IStepSource
{
    private const int ControlBlockSize = 16;
    private const uint Select = 8;

    // Error, read, skip, select, write, and combinations; bits that mean nothing.
    private static readonly uint[] s_commands = [0x02, 0x02, 0x04, 0x08, 0x0A, 0x0A, 0x0C, 0x10, 0x12, 0x14, 0x16, 0x18, 0x1E, 0x00, 0x01, 0xFFE2];

    // Items of every machine, also by the selector's write bit; places where no machine has any.
    private static readonly uint[] s_selectors =
    [
        FwCfgCatalog.Signature, FwCfgCatalog.Id, FwCfgCatalog.CpuCount, FwCfgCatalog.MaxCpus, FwCfgCatalog.RamSize, 0x4000, 0x4005, 0x3F, 0x40, 0x3FFF, 0x7FFF, 0x8000, 0x8005, 0xC000, 0xFFFF,
    ];

    private static readonly int[] s_lengths = [0, 1, 2, 4, 8, 8, 9, 40, 600];

    public string Block => "fwdma";

    public IEnumerable<string> Next(Dice dice, RecordedMachine model) => dice.Below(8) switch
    {
        0 => [Step.Out(FwCfg.SelectorPort, dice.OnceIn(6) ? dice.Width() : 2, dice.Of<uint>(s_selectors)), .. Data(dice)],
        1 => [Step.In(FwCfg.DmaPort + dice.Below(8), dice.Width())],
        2 => [Step.Out(FwCfg.DmaPort + dice.Below(4), dice.Of<int>(1, 2), dice.Value())],
        3 => [Step.In(FwCfg.SelectorPort + dice.Below(2), dice.Width())],
        4 or 5 when model.Chipset.SmiFeatures.Supported != 0 => [Step.SelectFile(File(dice)), .. Transfer(dice, model, Command(dice) & ~Select), .. Data(dice)],
        _ => [.. Transfer(dice, model, Command(dice) | (dice.Of<uint>(s_selectors) << 16)), .. Data(dice)],
    };

    private static uint Command(Dice dice) => dice.Of<uint>(s_commands);

    private static string File(Dice dice) => dice.Of<string>(SmiFeatures.SupportedFile, SmiFeatures.RequestedFile, SmiFeatures.RequestedFile, SmiFeatures.OkFile);

    private static IEnumerable<string> Data(Dice dice) => Enumerable.Range(0, dice.Below(4)).Select(_ => Step.In(FwCfg.DataPort, 1));

    private static IEnumerable<string> Transfer(Dice dice, RecordedMachine model, uint control)
    {
        ulong top = model.Chipset.Configuration.LowRamBytes;
        ulong address = dice.Of<ulong>(QtestWords.DmaBuffer, QtestWords.DmaBuffer, QtestWords.DmaBuffer, top - 4, top - (1 << 20) - 4, top, 0xC0000, 0xEFFFC, 0xA0000, 0x2FFFC, 0x2_0000_0000);
        ulong block = dice.OnceIn(12) ? dice.Of<ulong>(top - 8, top - ControlBlockSize, top) : QtestWords.DmaBlock;
        int length = dice.Of<int>(s_lengths);
        var request = new byte[ControlBlockSize];
        BinaryPrimitives.WriteUInt32BigEndian(request, control);
        BinaryPrimitives.WriteUInt32BigEndian(request.AsSpan(4), (uint)length);
        BinaryPrimitives.WriteUInt64BigEndian(request.AsSpan(8), address);
        return
        [
            Step.WriteBytes(block, request),
            Step.Out(FwCfg.DmaPort, 4, 0),
            Step.Out(FwCfg.DmaPort + 4, 4, BinaryPrimitives.ReverseEndianness((uint)block)),
            Step.ReadBytes(block, 4),
            Step.ReadBytes(address, Math.Max(length, 1)),
        ];
    }
}
