// Protocols of the reference that no module of the kit uses yet: their tables are those of PI and EDK2.

namespace SmmFirmwareKit.Efi.Tests;

public sealed class TablesWithoutAUser
{
    [Fact]
    public void MmCommunication3_HasOneFunction() =>
        Assert.Equal((0x8, 0UL), (EfiMmCommunication3Protocol.SizeOf, EfiMmCommunication3Protocol.OffsetOf.Communicate));

    [Fact]
    public void PeiMmControl_TriggersThenClears() =>
        Assert.Equal((0x10, 0UL, 0x8UL), (EfiPeiMmControlPpi.SizeOf, EfiPeiMmControlPpi.OffsetOf.Trigger, EfiPeiMmControlPpi.OffsetOf.Clear));

    [Fact]
    public void PeiMpServices_HasSevenFunctionsAndNoStartupAllCpus() =>
        Assert.Equal((0x38, 0x10UL, 0x30UL), (EfiPeiMpServicesPpi.SizeOf, EfiPeiMpServicesPpi.OffsetOf.StartupAllAPs, EfiPeiMpServicesPpi.OffsetOf.WhoAmI));

    [Fact]
    public void SmmMemoryAttribute_GetsSetsAndClears() =>
        Assert.Equal((0x18, 0x8UL, 0x10UL), (EdkiiSmmMemoryAttributeProtocol.SizeOf, EdkiiSmmMemoryAttributeProtocol.OffsetOf.SetMemoryAttributes, EdkiiSmmMemoryAttributeProtocol.OffsetOf.ClearMemoryAttributes));

    [Fact]
    public void Guids_AreThoseOfTheirHeaders()
    {
        Assert.Equal(EfiGuid.Parse("F7234A14-0DF2-46C0-AD28-90E6B883A72F"), Guids.gEfiMmCommunication3ProtocolGuid);
        Assert.Equal(Guids.gEfiPeiMmControlPpiGuid, EfiPeiMmControlPpi.PpiGuid);
        Assert.NotEqual(Guids.gEfiPeiMpServicesPpiGuid, Guids.gEfiPeiMpServices2PpiGuid);
    }
}
