// A register declaration that contradicts itself is refused when it is made, not when software stumbles over it.
namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Declaration_Contradicts
{
    private static RegisterBlock Block(params Register[] registers) => new("test", 4, 0..0, registers);

    [Fact]
    public void RegistersOverlap_Faults() =>
        Assert.Contains("both claim byte 0x1", Board.Faults("SFK7101", () => Block(Register.Plain("A", 0, 2), Register.Plain("B", 1, 1))), StringComparison.Ordinal);

    [Fact]
    public void RegisterOutsideBlock_Faults() =>
        Assert.Contains("lies outside test", Board.Faults("SFK7101", () => Block(Register.Plain("A", 3, 2))), StringComparison.Ordinal);

    [Fact]
    public void OddWidth_Faults() =>
        Assert.Contains("has 3 bytes", Board.Faults("SFK7101", () => Register.Constant("A", 0, 3, 0)), StringComparison.Ordinal);

    [Fact]
    public void ResetWiderThanRegister_Faults() =>
        Assert.Contains("reset value 0x100", Board.Faults("SFK7101", () => Register.Plain("A", 0, 1, 0x100)), StringComparison.Ordinal);

    [Fact]
    public void FieldsOverlap_Faults() =>
        Assert.Contains("overlaps another field", Board.Faults("SFK7101", () => new Register("A", 0, 1, 0, ResetDomain.System, RegisterField.ReadWrite("x", 0, 4), RegisterField.ReadWrite("y", 3))), StringComparison.Ordinal);

    [Fact]
    public void FieldDoesNotFit_Faults() =>
        Assert.Contains("does not fit", Board.Faults("SFK7101", () => new Register("A", 0, 1, 0, ResetDomain.System, RegisterField.ReadWrite("x", 7, 2))), StringComparison.Ordinal);

    [Fact]
    public void FieldInTwoRegisters_Faults()
    {
        RegisterField shared = RegisterField.ReadWrite("x", 0);
        _ = new Register("A", 0, 1, 0, ResetDomain.System, shared);
        Assert.Contains("both A and B", Board.Faults("SFK7101", () => new Register("B", 1, 1, 0, ResetDomain.System, shared)), StringComparison.Ordinal);
    }

    [Fact]
    public void LockOfAnotherBlock_Faults()
    {
        RegisterField elsewhere = RegisterField.SetOnce("LOCK", 0);
        Block(new Register("A", 0, 1, 0, ResetDomain.System, elsewhere));
        Assert.Contains("locked by LOCK", Board.Faults("SFK7101", () => Block(new Register("B", 0, 1, 0, ResetDomain.System, RegisterField.ReadWrite("x", 0, lockedBy: elsewhere)))), StringComparison.Ordinal);
    }
}
