// What is printed for a register block, one part at a time.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Registers;

public sealed class RegisterSnapshots
{
    private const string Using = "using SmmFirmwareKit.Hardware;\nusing static SmmFirmwareKit.Hardware.AccessKind;\n";

    private const string Ports = """
        [RegisterBlock("PM block", RegisterSpace.Ports, Base = 0x600, Size = 0xC, Source = "manual, 13.8"), Scratch(6, 7, "storage")]
        internal sealed partial class PmBlock
        {
            [Register("PM_STS", 0x00, "Status", Widths = AccessWidths.Word, Source = "13.8.3")]
            [Bits("TMROF_STS", 0, WriteOneToClear, "timer overflow")]
            [Bits("ARM", 4, WriteOneToSet, "armed")]
            [Bits("GO", 5, WriteOnly, "a command")]
            [Bits("MODE", 15, 12, ReadOnly, "wiring")]
            public partial ushort PmSts { get; set; }

            [Register("PM_CNT", 0x02, "Control", Reset = 0x80, Domain = ResetDomain.PowerOn)]
            [Bits("LEVEL", 3, 1, ReadWrite, "level", LockedBy = "LOCK")]
            [Bits("LOCK", 4, WriteOnce, "holds LEVEL and PM_ID")]
            [Reserved(7, 7)]
            public partial byte PmCnt { get; }

            [Register("PM_ID", 0x04, "Identity")]
            [Bits("ONCE", 9, 4, WriteOnce, "board")]
            [Bits("HELD", 15, 12, ReadWrite, "slot", LockedBy = "PM_CNT.LOCK")]
            public partial ushort PmId { get; }

            [Register("PM_EVT", 0x08, "Event", Whole = true)]
            [Bits("DONE", 0, WriteToClear, "it happened")]
            [Bits("CODE", 15, 8, ReadWrite, "which")]
            public partial ushort PmEvt { get; }
        }
        """;

    private const string Slotted = """
        [RegisterBlock("APIC", RegisterSpace.Mmio, Base = 0xFEE00000, Size = 0x80, Slot = 0x10, MsrView = 0x800, Source = "SDM")]
        internal sealed partial class Apic
        {
            [Register("ID", 0x20, "Id", Domain = ResetDomain.Init), MsrView(ReadOnly)]
            public partial uint Id { get; }

            [Register("ICR{0}", 0x40, "Command", Count = 2, Stride = 0x10), MsrView(ReadWrite, Wide = true)]
            [Bits("VECTOR", 7, 0, ReadWrite, "vector")]
            [Bits("MASK", 16, ReadWrite, "masked")]
            public partial uint Icr(int half);
        }
        """;

    private const string Config = """
        [RegisterBlock("PCI header", RegisterSpace.PciConfig, Size = 4, Source = "PCI 3.0")]
        internal abstract partial class Header
        {
            [Register("VID_DID", 0, "Identity")]
            public partial uint VidDid { get; }
        }

        [RegisterBlock("00:00.0", RegisterSpace.PciConfig, Size = 8, Source = "datasheet"), ResetValue("VID_DID", 0x29C08086)]
        internal sealed partial class Function : Header
        {
            [Register("F_SMBASE", 0x04, "Query and lock", Access = ReadWrite)]
            public partial byte FSmbase { get; set; }
        }
        """;

    private const string Msrs = """
        [RegisterBlock("MSR", RegisterSpace.Msr, Source = "SDM vol. 4")]
        internal partial struct Msrs
        {
            [Register("CAP", 0xFE, "Capabilities", Reset = 0x8)]
            [Bits("COUNT", 7, 0, ReadOnly, "ranges")]
            [Bits("SMRR", 11, ReadOnly, "has SMRR")]
            public partial ulong Cap { readonly get; set; }

            [Register("SMRR_BASE", 0x1F2, "Base", PresentIf = "SMRR", SmmOnly = SmmOnly.Write, Domain = ResetDomain.Init)]
            [Bits("BASE", 31, 12, ReadWrite, "base")]
            public readonly partial ulong SmrrBase { get; }

            [Register("CONTROL", 0x3A, "Features")]
            [Bits("LOCK", 0, WriteOnce, "read-only until reset")]
            [Bits("VMX", 2, 1, ReadWrite, "VMX", LockedBy = "LOCK")]
            public readonly partial ulong Control { get; }
        }
        """;

    [Fact]
    public Task Block_IsHeadedByItsDatasheetTable() => Verifier.Verify(Part(Ports, "", "#nullable"));

    [Fact]
    public Task Register_IsAPropertyWithOneForEachField() => Verifier.Verify(Part(Ports, "    /// <summary>Offset of PM_STS", "    /// <summary>Offset of PM_ID"));

    [Fact]
    public Task Bytes_HaveConstantMasks() => Verifier.Verify(Part(Ports, "    protected override RegisterMasks", "    protected override uint"));

    [Fact]
    public Task Locks_AreASwitchOverTheBytesTheyHold() => Verifier.Verify(Part(Ports, "    protected override uint Frozen", "    public override DeclaredBlock"));

    [Fact]
    public Task Declaration_IsThereAsData() => Verifier.Verify(Part(Ports, "    public override DeclaredBlock", ""));

    [Fact]
    public Task SlottedRun_IsReachedByIndexAndStoredWithoutHoles() => Verifier.Verify(Part(Slotted, "    /// <summary>Bytes that an instance", "    /// <summary>MSR as which"));

    [Fact]
    public Task MsrView_TellsAccessAndReservedBits() => Verifier.Verify(Part(Slotted, "    /// <summary>MSR as which", "    protected override"));

    [Fact]
    public Task DerivedBlock_BeginsWithTheBaseBlocksRegisters() => Verifier.Verify(Part(Config, "", "    // Bits that a written one clears", "Function.Registers.g.cs"));

    [Fact]
    public Task AbstractBlock_HasMembersOnly() => Verifier.Verify(Part(Config, "", "", "Header.Registers.g.cs"));

    [Fact]
    public Task Msrs_AreValuesByPosition() => Verifier.Verify(Part(Msrs, "", "    /// <summary>Number of CONTROL"));

    [Fact]
    public Task Msrs_HaveWritableBitsLocksAndPresence() => Verifier.Verify(Part(Msrs, "    /// <summary>Position of", "    /// <summary>The declaration"));

    private static string Part(string source, string from, string to, string hint = ".Registers.g.cs")
    {
        string text = Generated.Text(hint, Using + source);
        int start = text.IndexOf(from, StringComparison.Ordinal);
        int stop = to.Length == 0 ? text.Length : text.IndexOf(to, start + 1, StringComparison.Ordinal);
        Assert.True(start >= 0 && stop > start, $"'{from}' to '{to}' is not in\n{text}");
        return text[start..stop];
    }
}
