// What a write does to each kind of field.
namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Register_Written
{
    private static readonly RegisterField s_lock = RegisterField.SetOnce("LOCK", 15);
    private static readonly RegisterField s_locked = RegisterField.ReadWrite("LOCKED", 4, 4, s_lock);
    private static readonly RegisterField s_free = RegisterField.ReadWrite("FREE", 12);
    private static readonly RegisterBlock s_block = new(
        "test", 5, 4..5,
        new Register("KINDS", 0, 1, 0xF0, ResetDomain.System, RegisterField.WriteOneToClear("WC", 0, 2), RegisterField.WriteOneToSet("WS", 2, 2), RegisterField.ReadOnly("RO", 4, 4)),
        new Register("LOCKED", 1, 2, 0x0050, ResetDomain.PowerOn, s_locked, s_free, s_lock));

    private readonly RegisterFile _file = new(s_block);

    [Fact]
    public void ReadOnlyBits_Keep()
    {
        _file.Write(0, 1, 0x00);
        Assert.Equal(0xF0u, _file.Read(0, 1));
    }

    [Fact]
    public void Ones_SetAndClear()
    {
        _file.Bytes[0] = 0xF3;
        _file.Write(0, 1, 0x05);
        Assert.Equal(0xF6u, _file.Read(0, 1));
    }

    [Fact]
    public void UndeclaredBits_Keep()
    {
        _file.Write(1, 2, 0x6F0F);
        Assert.Equal(0x0000u, _file.Read(1, 2));
        _file.Write(1, 2, 0x1000);
        Assert.Equal(0x1000u, _file.Read(1, 2));
    }

    [Fact]
    public void WriteThatLocks_StillLands()
    {
        _file.Write(1, 2, 0x80A0);
        Assert.Equal(0xAu, _file.Get(s_locked));
    }

    [Fact]
    public void LockedField_IgnoresWrites_AndOthersDoNot()
    {
        _file.Write(1, 2, 0x80A0);
        _file.Write(1, 2, 0x1010);
        Assert.Equal(0xAu, _file.Get(s_locked));
        Assert.True(_file.IsSet(s_free));
        Assert.True(_file.IsSet(s_lock), "a lock that is set once cannot be taken back");
    }

    [Fact]
    public void HardwareItself_PassesLocks()
    {
        _file.Write(1, 2, 0x8000);
        _file.Set(s_locked, 3);
        Assert.Equal(3u, _file.Get(s_locked));
    }

    [Fact]
    public void SystemReset_SparesThePowerOnDomainAndScratch()
    {
        _file.Write(0, 1, 0x04);
        _file.Write(1, 2, 0x80A0);
        _file.Write(4, 1, 0x77);
        _file.SystemReset();
        Assert.Equal(0xF0u, _file.Read(0, 1));
        Assert.Equal(0x80A0u, _file.Read(1, 2));
        Assert.Equal(0x77u, _file.Read(4, 1));
        _file.PowerOn();
        Assert.Equal(0x0050u, _file.Read(1, 2));
        Assert.Equal(0u, _file.Read(4, 1));
    }

    [Fact]
    public void AccessPastTheEnd_TouchesOnlyWhatIsThere()
    {
        _file.Write(4, 4, 0xFFFFFFFF);
        Assert.Equal(0xFFu, _file.Read(4, 4));
    }
}
