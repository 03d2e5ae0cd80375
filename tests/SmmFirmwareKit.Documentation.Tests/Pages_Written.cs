// How declarations become rows: runs of registers, anchors, and pages that are not current.
using SmmFirmwareKit.Documentation.Tests.Pages;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests;

public sealed class Pages_Written
{
    [Fact]
    public void RegistersAlike_AreOneRun_WithTheirNeighboursOnly() => Assert.Equal(
        ["FIX64K", "FIX16K_0..FIX16K_1", "FIX4K_0..FIX4K_2"],
        RegisterRun.Of(Block([("FIX64K", 0x250), ("FIX16K_0", 0x258), ("FIX16K_1", 0x259), ("FIX4K_0", 0x268), ("FIX4K_1", 0x269), ("FIX4K_2", 0x26A)])).Select(run => run.Name),
        StringComparer.Ordinal);

    [Fact]
    public void RunsThatInterleave_StayApart() => Assert.Equal(
        ["`0x200`..`0x204` by 0x2", "`0x201`..`0x205` by 0x2"],
        RegisterRun.Of(Block([("BASE0", 0x200), ("MASK0", 0x201), ("BASE1", 0x202), ("MASK1", 0x203), ("BASE2", 0x204), ("MASK2", 0x205)])).Select(run => run.Offsets(RegisterSpace.Msr)),
        StringComparer.Ordinal);

    [Fact]
    public void RegistersThatDifferInAField_AreNoRun()
    {
        DeclaredBlock block = Block([("A0", 0), ("A1", 8)]);
        DeclaredRegister narrower = block.Registers[1] with { Fields = [block.Registers[1].Fields[0] with { High = 3 }] };
        Assert.Equal(["A0", "A1"], RegisterRun.Of(block with { Registers = [block.Registers[0], narrower] }).Select(run => run.Name), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("SMRAM", "[SMRAM](#smram)")]
    [InlineData("PAM1..PAM6", "[PAM1..PAM6](#pam1pam6)")]
    [InlineData("fw_cfg, SMI features, CMOS", "[fw_cfg, SMI features, CMOS](#fw_cfg-smi-features-cmos)")]
    public void Anchor_IsGitHubs(string heading, string link) => Assert.Equal(link, Markdown.ToHeading(heading));

    [Fact]
    public void EveryOtherNameInEdk2_IsTheRegisters() => Assert.All(Edk2Names.Others, other =>
    {
        DeclaredBlock block = DeclaredBlocks.All.Single(block => string.Equals(block.Name, other.Block, StringComparison.Ordinal));
        DeclaredRegister register = block.Registers.Single(register => string.Equals(register.Name, other.Register, StringComparison.Ordinal));
        Assert.True(Edk2Names.IsNumberOf(other.Constant, block, register), $"{other.Constant} is not the number of {other.Block}, {other.Register}");
    });

    [Fact]
    public void PageThatDiffers_IsToldByItsLine() => Assert.StartsWith(
        "docs/registers.md is not current: line 3 is\n  Every register",
        CommittedPage.Difference("registers.md", "# Registers of the model\n\nother\n"),
        StringComparison.Ordinal);

    [Fact]
    public void PageThatIsMissing_IsNotCurrent() => Assert.NotNull(CommittedPage.Difference("registers/no-such-block.md", "# text\n"));

    private static DeclaredBlock Block((string Name, uint Offset)[] registers) => new(
        "block",
        RegisterSpace.Msr,
        0,
        0,
        "manual",
        [.. registers.Select(register => new DeclaredRegister(register.Name, register.Offset, 8, 0, ResetDomain.System, SummaryOf(register.Name), "section", [new DeclaredField(register.Name, 63, 0, AccessKind.ReadWrite, "", "")]))]);

    private static string SummaryOf(string name) => name.StartsWith("MASK", StringComparison.Ordinal) ? "mask" : "types";
}
