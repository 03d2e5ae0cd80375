// The generated lookup against EDK2's tables, row by row.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class LookupTable_AgainstEdk2
{
    public static TheoryData<Edk2Row> Rows() => [.. Edk2Rows.All];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Intel32_Row(Edk2Row row)
    {
        Assert.True(SmramSaveStateMap.TryGetRegister((EfiMmSaveStateRegister)row.Value, x64: false, out SaveStateRegisterInfo info));
        Assert.Equal(new SaveStateRegisterInfo(row.Width32, (ulong)row.Offset32, 0, row.Writable), info);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Intel64_Row(Edk2Row row)
    {
        Assert.True(SmramSaveStateMap.TryGetRegister((EfiMmSaveStateRegister)row.Value, x64: true, out SaveStateRegisterInfo info));
        Assert.Equal(new SaveStateRegisterInfo(row.Width64, (ulong)row.Lo, (ulong)row.Hi, row.Writable), info);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Amd64_Row(Edk2Row row)
    {
        Assert.True(AmdSmramSaveStateMap.TryGetRegister((EfiMmSaveStateRegister)row.Value, out SaveStateRegisterInfo info));
        Assert.Equal(new SaveStateRegisterInfo(row.AmdWidth, (ulong)row.AmdLo, (ulong)row.AmdHi, row.Writable), info);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Map_KnowsOnlyWhatItKeeps(Edk2Row row)
    {
        EfiMmSaveStateRegister register = (EfiMmSaveStateRegister)row.Value;
        Assert.Equal(row.Width32 != 0, SmramSaveStateMap32.TryGetRegister(register, out _));
        Assert.Equal(row.Width64 != 0, SmramSaveStateMap64.TryGetRegister(register, out _));
        Assert.Equal(row.AmdWidth != 0, AmdSmramSaveStateMap64.TryGetRegister(register, out _));
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(3U)]
    [InlineData(11U)]
    [InlineData(19U)]
    [InlineData(47U)]
    [InlineData(50U)]
    [InlineData(55U)]
    [InlineData(256U)]
    [InlineData(287U)]
    [InlineData(512U)]
    [InlineData(514U)]
    [InlineData(uint.MaxValue)]
    public void OtherValue_HasNoRow(uint value)
    {
        EfiMmSaveStateRegister register = (EfiMmSaveStateRegister)value;
        Assert.False(SmramSaveStateMap.TryGetRegister(register, x64: false, out SaveStateRegisterInfo intel32));
        Assert.False(SmramSaveStateMap.TryGetRegister(register, x64: true, out SaveStateRegisterInfo intel64));
        Assert.False(AmdSmramSaveStateMap.TryGetRegister(register, out SaveStateRegisterInfo amd));
        Assert.Equal([default, default, default], [intel32, intel64, amd]);
    }

    [Fact]
    public void AmdLegacyMap_HasItsOwnBases()
    {
        Assert.Equal(new SaveStateRegisterInfo(4, 0x388, 0, false), Legacy(EfiMmSaveStateRegister.GdtBase));
        Assert.Equal(new SaveStateRegisterInfo(4, 0x394, 0, false), Legacy(EfiMmSaveStateRegister.IdtBase));
        Assert.Equal(new SaveStateRegisterInfo(4, 0x3C0, 0, false), Legacy(EfiMmSaveStateRegister.LdtBase));
        Assert.False(AmdSmramSaveStateMap32.TryGetRegister(EfiMmSaveStateRegister.R8, out _));
    }

    public static TheoryData<Edk2Row> RowsOf32() => [.. Edk2Rows.All.Where(row => row.Width32 != 0)];

    [Theory]
    [MemberData(nameof(RowsOf32))]
    public void AmdLegacyMap_IsElseAsIntel32(Edk2Row row) =>
        Assert.Equal(new SaveStateRegisterInfo(row.Width32, (ulong)row.Offset32, 0, row.Writable), Legacy((EfiMmSaveStateRegister)row.Value));

    private static SaveStateRegisterInfo Legacy(EfiMmSaveStateRegister register)
    {
        Assert.True(AmdSmramSaveStateMap32.TryGetRegister(register, out SaveStateRegisterInfo info));
        return info;
    }
}
