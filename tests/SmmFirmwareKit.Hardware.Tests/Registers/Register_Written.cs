// What a write does to each kind of field.
namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Register_Written
{
    private readonly KindsRegisters _file = new();

    [Fact]
    public void ReadOnlyBits_Keep()
    {
        _file.Write(KindsRegisters.KindsOffset, 1, 0x00);
        Assert.Equal(0xF0u, _file.Read(0, 1));
    }

    [Fact]
    public void Ones_SetAndClear()
    {
        _file.Kinds = 0xF3;
        _file.Write(KindsRegisters.KindsOffset, 1, 0x05);
        Assert.Equal(0xF6, _file.Kinds);
    }

    [Fact]
    public void BitsThatNothingNames_Keep()
    {
        _file.Write(KindsRegisters.LockedOffset, 2, 0x6F0F);
        Assert.Equal(0x0000, _file.Locked);
        _file.Write(KindsRegisters.LockedOffset, 2, 0x1000);
        Assert.Equal(0x1000, _file.Locked);
    }

    [Fact]
    public void WriteThatLocks_StillLands()
    {
        _file.Write(KindsRegisters.LockedOffset, 2, 0x80A0);
        Assert.Equal(0xAu, _file.LockedHeld);
    }

    [Fact]
    public void LockedField_IgnoresWrites_AndOthersDoNot()
    {
        _file.Write(KindsRegisters.LockedOffset, 2, 0x80A0);
        _file.Write(KindsRegisters.LockedOffset, 2, 0x1010);
        Assert.Equal(0xAu, _file.LockedHeld);
        Assert.True(_file.LockedFree);
        Assert.True(_file.LockedLock, "a lock that is set once cannot be taken back");
    }

    [Fact]
    public void LockOfAnotherRegister_Holds()
    {
        _file.Write(KindsRegisters.OnceOffset, 4, 0x55000000);
        _file.Write(KindsRegisters.LockedOffset, 2, 0x8000);
        _file.Write(KindsRegisters.OnceOffset, 4, 0xAA000000);
        Assert.Equal(0x55u, _file.OnceAcross);
    }

    [Fact]
    public void LockInARun_HoldsItsOwnRegisterOnly()
    {
        _file.Write(KindsRegisters.RunOffset, 2, 0x0585);
        _file.Write(KindsRegisters.RunOffset, 2, 0x0A0A);
        Assert.Equal((5u, 0xAu), (_file.RunLow(0), _file.RunLow(1)));
        Assert.Equal((true, false), (_file.RunLock(0), _file.RunLock(1)));
    }

    [Fact]
    public void WriteOnceField_TakesTheFirstValueOverZero_UntilReset()
    {
        _file.Write(KindsRegisters.OnceOffset, 4, 0);
        _file.Write(KindsRegisters.OnceOffset, 4, 0x23450);
        _file.Write(KindsRegisters.OnceOffset, 4, 0xFFFF0);
        Assert.Equal(0x2345u, _file.OnceOnce);
        _file.Reset(ResetDomain.Init);
        Assert.Equal(0x8u, _file.Once);
    }

    [Fact]
    public void Command_IsNotStored()
    {
        _file.Write(KindsRegisters.OnceOffset, 4, KindsRegisters.OnceGoMask);
        Assert.False(_file.OnceGo);
    }

    [Fact]
    public void HardwareItself_PassesLocks()
    {
        _file.Write(KindsRegisters.LockedOffset, 2, 0x8000);
        _file.LockedHeld = 3;
        Assert.Equal(3u, _file.LockedHeld);
        Assert.Equal(0x8030, _file.Locked);
    }

    [Fact]
    public void Reset_ReachesItsDomainAndTheLesserOnes()
    {
        _file.Write(KindsRegisters.KindsOffset, 1, 0x04);
        _file.Write(KindsRegisters.LockedOffset, 2, 0x80A0);
        _file.Write(0x04, 1, 0x77);
        _file.Write(KindsRegisters.WideOffset, 4, 0);
        _file.Reset(ResetDomain.Init);
        Assert.Equal(0xF4, _file.Kinds);
        _file.Reset(ResetDomain.System);
        Assert.Equal((0xF0, 0x80A0, 0x77u), (_file.Kinds, _file.Locked, _file.Read(0x04, 1)));
        _file.Reset(ResetDomain.PowerOn);
        Assert.Equal((0x0050, 0x00u), (_file.Locked, _file.Read(0x04, 1)));
        Assert.Equal(0x1122334400000000u, _file.Wide);
    }

    [Fact]
    public void AnyWrite_ClearsWhatItClears()
    {
        _file.Whole = 0x0F00;
        _file.Write(KindsRegisters.WholeOffset, 2, 0x0F34);
        Assert.Equal(0x0034, _file.Whole);
        _file.WholeGone = 5;
        _file.Write(KindsRegisters.LockedOffset, 2, 0x8000);
        _file.Write(KindsRegisters.WholeOffset, 2, 0);
        Assert.Equal(0x0534, _file.Whole);
    }

    [Fact]
    public void RegisterThatAnswersAsAWhole_TakesANarrowWriteWithZerosAbove_AndOnlyItsPartOfAWideOne()
    {
        _file.Whole = 0x0F77;
        _file.Write(KindsRegisters.WholeOffset, 1, 0x12);
        Assert.Equal(0x0012, _file.Whole);
        _file.Write(KindsRegisters.WholeOffset, 4, 0xFFFF4034);
        Assert.Equal((0x4034, 0), (_file.Whole, _file.Small));
        _file.Write(KindsRegisters.SmallOffset, 2, 0x5678);
        Assert.Equal((0x78u, 0x4034u), (_file.Read(KindsRegisters.SmallOffset, 2), _file.Read(KindsRegisters.WholeOffset, 4)));
    }

    [Fact]
    public void RegisterThatAnswersAsAWhole_IsNotThereAtOtherOffsets()
    {
        _file.Write(KindsRegisters.WholeOffset + 1, 1, 0xFF);
        _file.Write(KindsRegisters.WholeOffset - 1, 2, 0xFFFF);
        Assert.Equal((0x4321, 0xFF22334455667788), (_file.Whole, _file.Wide));
        Assert.Equal(0u, _file.Read(KindsRegisters.WholeOffset + 1, 1));
        Assert.Equal(0xFFu, _file.Read(KindsRegisters.WholeOffset - 1, 2));
    }

    [Fact]
    public void AccessPastTheEnd_TouchesOnlyWhatIsThere()
    {
        _file.Write(0x19, 4, 0xFFFFFFFF);
        Assert.Equal(0x8Fu, _file.Read(0x19, 4));
    }
}
