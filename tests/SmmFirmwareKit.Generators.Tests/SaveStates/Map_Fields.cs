// Where the maps have what EDK2's lookup table does not mention, and how large they are.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.SaveStates;

public sealed class Map_Fields
{
    private static readonly SaveStateRole[] s_roles = Enum.GetValues<SaveStateRole>();

    [Fact]
    public void EveryMap_FillsTheArea() => Assert.Equal(
        [0x400, 0x400, 0x400, 0x400],
        [SmramSaveStateMap32.SizeOf, SmramSaveStateMap64.SizeOf, AmdSmramSaveStateMap32.SizeOf, AmdSmramSaveStateMap64.SizeOf]);

    /// <summary>In the order of <see cref="SaveStateRole"/>: SMBASE, SMMREVID, I/O restart, auto-HALT restart, I/O information, I/O memory address.</summary>
    [Fact]
    public void Roles_AreWhereTheProcessorHasThem()
    {
        SaveStatePlace[] legacy = [new(0x2F8, 4), new(0x2FC, 4), new(0x300, 2), new(0x302, 2)];
        Assert.Equal([.. legacy, new(0x3A4, 4), new(0x3A0, 4)], s_roles.Select(SmramSaveStateMap32.PlaceOf));
        Assert.Equal([.. legacy, new(0x3A4, 4), new(0x39C, 8)], s_roles.Select(SmramSaveStateMap64.PlaceOf));
        Assert.Equal([.. legacy, default, default], s_roles.Select(AmdSmramSaveStateMap32.PlaceOf));
        Assert.Equal([new(0x300, 4), new(0x2FC, 4), new(0x2C8, 1), new(0x2C9, 1), new(0x2C0, 4), default], s_roles.Select(AmdSmramSaveStateMap64.PlaceOf));
    }

    [Fact]
    public void Intel64_HasWhatIsNoRegister() => Assert.Equal(
        [0x1E8UL, 0x3E0UL, 0x2D8UL, 0x2E0UL],
        [SmramSaveStateMap64.OffsetOf.IO_EIP, SmramSaveStateMap64.OffsetOf.IA32_EFER, SmramSaveStateMap64.OffsetOf.EptVmxControl, SmramSaveStateMap64.OffsetOf.EnEptVmxControl]);

    [Fact]
    public void Amd64_HasWhatIsNoRegister()
    {
        Ptr<AmdSmramSaveStateMap64> map = new(0);
        Assert.Equal([0x2A0UL, 0x2A8UL, 0x2B0UL, 0x2B8UL], [map.IO_RIP.Address, map.IO_RCX.Address, map.IO_RSI.Address, map.IO_RDI.Address]);
        Assert.Equal([0x2D0UL, 0x2D8UL, 0x2E0UL, 0x2E8UL], [map.EFER.Address, map.SVM_Guest.Address, map.SVM_GuestVMCB.Address, map.SVM_GuestVIntr.Address]);
        Assert.Equal(
            [0x318UL, 0x320UL, 0x328UL, 0x330UL, 0x338UL, 0x340UL],
            [map.SSP.Address, map.SVM_GuestPAT.Address, map.SVM_HostEFER.Address, map.SVM_HostCR4.Address, map.SVM_HostCR3.Address, map.SVM_HostCR0.Address]);
        Assert.Equal([0x212UL, 0x214UL, 0x218UL], [map._CSAttributes.Address, map._CSLimit.Address, map._CSBase.Address]);
    }

    /// <summary>SMBASE 0x30000, the SMBASE of every processor after reset.</summary>
    [Fact]
    public void AtTheDefaultSmbase_AddressesAreThoseOfOvmf()
    {
        Assert.Equal(0x3FF00UL, new Ptr<AmdSmramSaveStateMap64>(0x3FC00).SMBASE.Address);
        Assert.Equal(0x3FEFCUL, new Ptr<AmdSmramSaveStateMap64>(0x3FC00).SMMRevId.Address);
        Assert.Equal(0x3FEF8UL, new Ptr<AmdSmramSaveStateMap32>(0x3FC00).SMBASE.Address);
    }

    [Fact]
    public void Revisions_TellTheMapsApart()
    {
        Assert.Equal(
            [0x00030004U, 0x00030004U, 0x00020000U, 0x00020064U],
            [SmramSaveStateMap32.RevisionId, SmramSaveStateMap64.RevisionId, AmdSmramSaveStateMap32.RevisionId, AmdSmramSaveStateMap64.RevisionId]);
        Assert.True(SmramLayout.IsX86Map(AmdSmramSaveStateMap32.RevisionId));
        Assert.False(SmramLayout.IsX86Map(AmdSmramSaveStateMap64.RevisionId));
    }
}
