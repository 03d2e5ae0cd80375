// What the structure generator is tried with: members of all kinds.
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Generators.Tests.Samples;

internal sealed class StructureSample : Sample
{
    public override Type Generator => typeof(StructureGenerator);

    public override IReadOnlyList<string> Steps => [StructureGenerator.SpecStep];

    public override (string From, string To) Change => ("Count;", "Number;");

    public override string Source => """
        [InlineArray(4)] public struct Four { private uint _first; }
        public delegate FirmwareTask Callback(ulong context);
        [FirmwareUnion("WORD", Source = "Pkg/Include/Word.h")]
        public partial struct Word
        {
            [FieldOffset(0)] public uint Whole;
            [FieldOffset(0)] public ushort Low;
        }
        [FirmwareStructure("BITS")]
        public partial struct Bits
        {
            [BitUnit] private uint _bits;
            [Bits(1)] public partial uint Enable { get; set; }
            [Bits(31)] private partial uint Reserved { get; set; }
        }
        [FirmwareStructure("TABLE", Source = "Pkg/Include/Table.h", Pack = 1)]
        public partial struct Table
        {
            public ushort Count;
            public Ptr<Word> First;
            public Four Words;
            [Offset(0x40)] public Bits Control;
            [PointerTo<Table>] public ulong Next;
            [Anonymous] public Word Word;
            public class Outer { }
        }
        """;
}
