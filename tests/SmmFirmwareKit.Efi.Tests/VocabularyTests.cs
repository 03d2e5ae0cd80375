// Statuses, GUIDs and PCD declarations.
namespace SmmFirmwareKit.Efi.Tests;

public sealed class VocabularyTests
{
    [Theory]
    [InlineData(EfiStatus.InvalidParameter, 0x8000000000000002, true)]
    [InlineData(EfiStatus.AlreadyStarted, 0x8000000000000014, true)]
    [InlineData(EfiStatus.InterruptPending, 0xA000000000000000, true)]
    [InlineData(EfiStatus.WarnInterruptSourcePending, 0x2000000000000000, false)]
    [InlineData(EfiStatus.WarnInterruptSourceQuiesced, 0x2000000000000001, false)]
    [InlineData(EfiStatus.WarnStaleData, 5, false)]
    [InlineData(EfiStatus.Success, 0, false)]
    public void Status_HasItsValueAndIsAnErrorByItsTopBit(EfiStatus status, ulong value, bool isError) =>
        Assert.Equal((value, isError), ((ulong)status, status.IsError()));

    // The bytes that the initializer {0x1D202CAB, 0xC8AB, 0x4D5C, {0x94, 0xF7, …}} puts into memory.
    [Fact]
    public void Guid_LiesInMemoryAsItsInitializerDoes()
    {
        Assert.Equal((0x4D5CC8AB1D202CABUL, 0x35D3D3C0FC3CF794UL), (Guids.gEfiSmmCpuServiceProtocolGuid.Low, Guids.gEfiSmmCpuServiceProtocolGuid.High));
        Assert.Equal("1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335", Guids.gEfiSmmCpuServiceProtocolGuid.ToString());
    }

    [Fact]
    public void Guid_OfEveryNameIsDistinct()
    {
        EfiGuid[] guids = [.. typeof(Guids).GetFields().Select(field => (EfiGuid)field.GetValue(null)!)];
        Assert.Equal(guids.Length, guids.Distinct().Count());
    }

    [Fact]
    public void Pcd_IsDeclaredAtItsToken()
    {
        Assert.Equal(Enum.GetValues<Pcd>(), PcdDefaults.All.Select(pcd => pcd.Token));
        Assert.All(PcdDefaults.All, pcd => Assert.True(Fits(pcd.DecDefault, pcd.Type) && Fits(pcd.OvmfX64, pcd.Type), $"{pcd.Token} does not fit {pcd.Type}"));
    }

    [Fact]
    public void PlatformPcd_ReplacesOvmfsValueInTheDatabase()
    {
        PcdValues values = new PcdValues().Set(Pcd.PcdQ35SmramAtDefaultSmbase, 1);
        byte[] database = values.ToDatabase();
        Assert.Equal(1, database[(int)Pcd.PcdQ35SmramAtDefaultSmbase * 8]);
        Assert.Equal(100_000UL, BitConverter.ToUInt64(database, (int)Pcd.PcdCpuSmmApSyncTimeout * 8));
    }

    private static bool Fits(ulong value, PcdType type) => type switch
    {
        PcdType.Boolean => value <= 1,
        PcdType.Uint8 => value <= byte.MaxValue,
        PcdType.Uint16 => value <= ushort.MaxValue,
        PcdType.Uint32 => value <= uint.MaxValue,
        _ => true,
    };
}
