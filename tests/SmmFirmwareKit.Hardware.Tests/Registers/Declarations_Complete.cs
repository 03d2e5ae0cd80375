// What documentation and messages are made from is all there.
using System.Reflection;

namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Declarations_Complete
{
    [Fact]
    public void EveryBlockOfTheModel_IsListed()
    {
        IEnumerable<string> declared = typeof(RegisterFile).Assembly.GetTypes()
            .Where(type => !type.IsAbstract || type.IsValueType)
            .Select(type => type.GetCustomAttribute<RegisterBlockAttribute>()?.Name)
            .OfType<string>();
        Assert.Equal(declared.Order(StringComparer.Ordinal), DeclaredBlocks.All.Select(block => block.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRegister_SaysWhatItIsAndWhereThatIsWritten()
    {
        Assert.All(DeclaredBlocks.All.SelectMany(block => block.Registers), register =>
        {
            Assert.True(register.Summary.Length > 0, register.Name);
            Assert.True(register.Source.Length > 0, register.Name);
            Assert.All(register.Fields, field => Assert.True(field.Summary.Length > 0, register.Name));
        });
    }

    [Fact]
    public void Run_HasOneRegisterForEachName() => Assert.Equal(
        "LVT_TIMER, LVT_THERMAL, LVT_PERFORMANCE, LVT_LINT0, LVT_LINT1, LVT_ERROR",
        string.Join(", ", Block("local APIC").Registers.Where(register => register.Offset is >= 0x320 and < 0x380).Select(register => register.Name)));

    /// <summary>A PCI function begins with the common header, with its own identity.</summary>
    [Theory]
    [InlineData("MCH 00:00.0", 0x29C08086UL)]
    [InlineData("LPC 00:1f.0", 0x29188086UL)]
    public void BaseBlock_ComesWithOwnResetValues(string block, ulong identity)
    {
        DeclaredRegister register = Block(block).Registers[0];
        Assert.Equal(("VID_DID", identity), (register.Name, register.Reset));
    }

    [Theory]
    [InlineData(0x9Du, 1, 0x10UL, "SMRAM.D_LCK")]
    [InlineData(0x9Cu, 4, 0x00010800UL, "SMRAM.G_SMRAME, ESMRAMC.T_EN")]
    [InlineData(0x9Cu, 1, 0x01UL, "F_SMBASE")]
    [InlineData(0x9Du, 1, 0x80UL, "SMRAM")]
    [InlineData(0xC0u, 1, 0xFFUL, "")]
    public void DifferingBits_AreNamed(uint offset, int width, ulong bits, string expected) =>
        Assert.Equal(expected, Block("MCH 00:00.0").NamesAt(offset, width, bits));

    [Fact]
    public void RegisterAt_IsFoundByAnyOfItsBytes_ButAnMsrByItsNumber()
    {
        Assert.Equal("PCIEXBAR", Block("MCH 00:00.0").At(0x67)?.Name);
        Assert.Null(Block("MCH 00:00.0").At(0x68));
        Assert.Equal("IA32_MTRR_PHYSMASK7", Block("MSR").At(0x20F)?.Name);
        Assert.Null(Block("MSR").At(0x1C));
    }

    private static DeclaredBlock Block(string name) => DeclaredBlocks.All.Single(block => string.Equals(block.Name, name, StringComparison.Ordinal));
}
