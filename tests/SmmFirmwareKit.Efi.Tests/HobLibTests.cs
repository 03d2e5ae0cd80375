// HobLib: the list as PI vol. 3 ch. 5 lays it out.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class HobLibTests
{
    private readonly LibraryMachine _machine = new();

    private IHobLib HobLib => _machine.HobLib;

    [Fact]
    public void GuidHobs_AreFoundInTheOrderTheyWereBuilt()
    {
        ulong[] data = new ulong[4];
        _machine.Add(async () =>
        {
            await HobLib.CreateHobList(EfiBootMode.BootOnS3Resume, LibraryMachine.HobList, 0x1000);
            data[0] = await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, 13);
            await HobLib.BuildGuidHob(Guids.gMpInformation2HobGuid, 8);
            data[1] = await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, 8);
            ulong first = await HobLib.GetFirstGuidHob(Guids.gSmmBaseHobGuid);
            data[2] = await HobLib.GetGuidHobDataSize(first);
            ulong second = await HobLib.GetNextGuidHob(Guids.gSmmBaseHobGuid, await HobLib.GetHobAfter(first));
            data[3] = await HobLib.GetNextGuidHob(Guids.gSmmBaseHobGuid, await HobLib.GetHobAfter(second));
            Assert.Equal((data[0], data[1]), (HobLib.GetGuidHobData(first), HobLib.GetGuidHobData(second)));
            Assert.Equal(EfiBootMode.BootOnS3Resume, await HobLib.GetBootModeHob());
            return 0;
        });
        _machine.Run();
        Assert.Equal(16UL, data[2]);
        Assert.Equal(0UL, data[3]);
        Assert.Equal(LibraryMachine.HobList + 0x38 + 0x18, data[0]);
    }

    [Fact]
    public void EndOfList_FollowsTheLastHob()
    {
        _machine.Add(async () =>
        {
            await HobLib.CreateHobList(EfiBootMode.BootWithFullConfiguration, LibraryMachine.HobList, 0x1000);
            return await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, 8);
        });
        _machine.Run();
        ulong end = LibraryMachine.HobList + 0x38 + 0x20;
        Assert.Equal(0x0008_FFFFUL, _machine.Toy.Memory.Read(end, 8));
        Assert.Equal(end, _machine.Toy.Memory.Read(LibraryMachine.HobList + 0x30, 8));
    }

    [Theory]
    [InlineData(0xFFE1UL)] // longer than a HOB's 16-bit length allows
    [InlineData(0x1000UL)] // longer than the memory that is left
    public void GuidHobThatDoesNotFit_IsNull(ulong length)
    {
        ulong data = 1;
        _machine.Add(async () =>
        {
            await HobLib.CreateHobList(EfiBootMode.BootWithFullConfiguration, LibraryMachine.HobList, 0x1000);
            data = await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, length);
            return 0;
        });
        _machine.Run();
        Assert.Equal(0UL, data);
    }
}
