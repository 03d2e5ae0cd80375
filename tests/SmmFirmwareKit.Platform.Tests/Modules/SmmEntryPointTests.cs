// SmmEntryPoint and the buffers it refuses (MdeModulePkg PiSmmCore.c, MdePkg SmmMemLib.c).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

namespace SmmFirmwareKit.Platform.Tests.Modules;

public sealed class SmmEntryPointTests
{
    private const ulong Buffer = 0x05000000;
    private const ulong Size = 0x40;

    /// <summary>Address and size of a message that must not be touched.</summary>
    public static TheoryData<string, ulong, ulong> Refused => new()
    {
        { "starts in SMRAM", SmmCoreBench.Smram + 0x100000, Size },
        { "ends in SMRAM", SmmCoreBench.Smram - 8, Size },
        { "holds SMRAM", SmmCoreBench.Smram - 0x1000, SmmCoreBench.SmramSize + 0x2000 },
        { "overlaps the private data", SmmCoreBench.PrivateData - 0x20, Size },
        { "is shorter than a header", Buffer, EfiMmCommunicateHeader.OffsetOf.Data - 1 },
        { "wraps around", ulong.MaxValue - 0x10, Size },
        { "is past the last address", 1UL << 50, Size },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void BufferThatMustNotBeTouched_AccessDeniedAndNoHandlerRuns(string why, ulong address, ulong size)
    {
        (EfiStatus status, uint calls, uint rootCalls) = Send(address, size, writeHeader: false);
        Assert.True(status == EfiStatus.AccessDenied, $"a buffer that {why}: {status}");
        Assert.Equal(0U, calls);
        Assert.Equal(1U, rootCalls);
    }

    [Fact]
    public void BufferInRam_HandlerRunsAndRootHandlersToo()
    {
        Assert.Equal((EfiStatus.Success, 1U, 1U), Send(Buffer, Size, writeHeader: true));
    }

    [Fact]
    public void UnknownMessage_NotFound()
    {
        (EfiStatus status, uint calls, _) = Send(Buffer, Size, writeHeader: false);
        Assert.Equal(EfiStatus.NotFound, status);
        Assert.Equal(0U, calls);
    }

    [Theory]
    [InlineData(0x37, EfiStatus.AccessDenied, 0)]
    [InlineData(0x38, EfiStatus.Success, 1)]
    public void HeaderOfVersion3_NeedsItsWholeHeader(ulong size, EfiStatus expected, uint expectedCalls)
    {
        SmmCoreBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        uint calls = 0;
        bench.Run(async () =>
        {
            await Register(bench);
            await new Field<EfiGuid>(Buffer).Set(PiSmmCore.gEfiMmCommunicateHeaderV3Guid);
            await new Field<EfiGuid>(Buffer + 0x20).Set(SmmCoreBench.Message);
            status = await Post(bench, Buffer, size);
            calls = await bench.Handlers.Calls[0];
        });
        Assert.Equal(expected, status);
        Assert.Equal(expectedCalls, calls);
    }

    [Fact]
    public void AfterReadyToLock_OnlyMemoryThatTheOsLeavesAloneIsAccepted()
    {
        SmmCoreBench bench = new();
        EfiStatus conventional = EfiStatus.Aborted;
        EfiStatus runtime = EfiStatus.Aborted;
        EfiStatus spanning = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            await Register(bench);
            (_, ulong page) = await bench.Bench.UefiBootServicesTableLib.AllocatePages(EfiAllocateType.AllocateAnyPages, EfiMemoryType.RuntimeServicesData, 1);
            await bench.SmiManage(Guids.gEfiEndOfDxeEventGroupGuid);
            await bench.SmiManage(Guids.gEfiDxeSmmReadyToLockProtocolGuid);
            conventional = await PostMessage(bench, Buffer);
            runtime = await PostMessage(bench, page);
            spanning = await PostMessage(bench, page + 0x1000 - 0x20);
        });
        Assert.Equal(EfiStatus.AccessDenied, conventional);
        Assert.Equal(EfiStatus.Success, runtime);
        Assert.Equal(EfiStatus.AccessDenied, spanning);
    }

    [Fact]
    public void ReadyToLock_EndsDriverDispatchAndIsAcceptedOnce()
    {
        SmmCoreBench bench = new();
        EfiStatus first = EfiStatus.Aborted;
        EfiStatus second = EfiStatus.Aborted;
        EfiStatus dispatch = EfiStatus.Aborted;
        EfiStatus located = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            first = await bench.SmiManage(Guids.gEfiDxeSmmReadyToLockProtocolGuid);
            second = await bench.SmiManage(Guids.gEfiDxeSmmReadyToLockProtocolGuid);
            dispatch = await bench.SmiManage(Guids.gEfiEventDxeDispatchGuid);
            (located, _) = await bench.Services.MmLocateProtocol(Guids.gEfiSmmReadyToLockProtocolGuid);
        });
        Assert.Equal((EfiStatus.Success, EfiStatus.NotFound, EfiStatus.NotFound, EfiStatus.Success), (first, second, dispatch, located));
    }

    private static (EfiStatus Status, uint Calls, uint RootCalls) Send(ulong address, ulong size, bool writeHeader)
    {
        SmmCoreBench bench = new();
        EfiStatus status = EfiStatus.Aborted;
        uint calls = 0;
        uint rootCalls = 0;
        bench.Run(async () =>
        {
            await Register(bench);
            await bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(1)));
            status = writeHeader ? await PostMessage(bench, address) : await Post(bench, address, size);
            calls = await bench.Handlers.Calls[0];
            rootCalls = await bench.Handlers.Calls[1];
        });
        return (status, calls, rootCalls);
    }

    private static async FirmwareTask Register(SmmCoreBench bench) =>
        await bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(0)), SmmCoreBench.Message);

    private static async FirmwareTask<EfiStatus> PostMessage(SmmCoreBench bench, ulong address)
    {
        await new Field<EfiGuid>(address).Set(SmmCoreBench.Message);
        return await Post(bench, address, Size);
    }

    private static async FirmwareTask<EfiStatus> Post(SmmCoreBench bench, ulong address, ulong size)
    {
        await bench.Private.CommunicationBuffer.Set(address);
        await bench.Private.BufferSize.Set(size);
        await bench.Private.ReturnStatus.Set(EfiStatus.Aborted);
        await bench.SmmEntryPoint();
        Assert.Equal(0UL, await bench.Private.CommunicationBuffer);
        Assert.False(await bench.Private.InSmm);
        return await bench.Private.ReturnStatus;
    }
}
