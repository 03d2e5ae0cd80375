// SMST services SmiManage, SmiHandlerRegister and SmiHandlerUnRegister (PI vol. 4 ch. 3.6; MdeModulePkg Smi.c).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Tests.Modules;

public sealed class SmiManageTests
{
    private const EfiStatus Pending = EfiStatus.InterruptPending;
    private const EfiStatus SourcePending = EfiStatus.WarnInterruptSourcePending;
    private const EfiStatus Quiesced = EfiStatus.WarnInterruptSourceQuiesced;
    private const EfiStatus Success = EfiStatus.Success;

    public static TheoryData<EfiStatus, EfiStatus, EfiStatus> RootCombinations => new()
    {
        { Success, Success, Success },
        { Quiesced, Quiesced, Success },
        { Pending, Quiesced, Success },
        { Success, Pending, Success },
        { Success, SourcePending, Success },
        { Pending, SourcePending, SourcePending },
        { SourcePending, Pending, Pending },
        { SourcePending, Quiesced, Success },
    };

    public static TheoryData<EfiStatus, EfiStatus, EfiStatus, uint> MessageCombinations => new()
    {
        { Success, Pending, Success, 0 },
        { Pending, Success, Pending, 0 },
        { Quiesced, Pending, Pending, 1 },
        { SourcePending, Quiesced, Success, 1 },
        { Quiesced, SourcePending, Success, 1 },
    };

    [Theory]
    [MemberData(nameof(RootCombinations))]
    public void TwoRootHandlers_BothRunAndTheBestResultWins(EfiStatus first, EfiStatus second, EfiStatus expected)
    {
        SmmCoreBench bench = new();
        EfiStatus result = EfiStatus.Aborted;
        uint calls = 0;
        bench.Run(async () =>
        {
            result = await Dispatch(bench, type: null, first, second);
            calls = await bench.Handlers.Calls[1];
        });
        Assert.Equal(expected, result);
        Assert.Equal(1U, calls);
    }

    [Theory]
    [MemberData(nameof(MessageCombinations))]
    public void TwoMessageHandlers_TheSecondRunsUnlessTheFirstEndedTheDispatch(EfiStatus first, EfiStatus second, EfiStatus expected, uint secondCalls)
    {
        SmmCoreBench bench = new();
        EfiStatus result = EfiStatus.Aborted;
        uint calls = 0;
        bench.Run(async () =>
        {
            result = await Dispatch(bench, SmmCoreBench.Message, first, second);
            calls = await bench.Handlers.Calls[1];
        });
        Assert.Equal(expected, result);
        Assert.Equal(secondCalls, calls);
    }

    [Fact]
    public void NoHandler_NotFound()
    {
        SmmCoreBench bench = new();
        EfiStatus root = EfiStatus.Aborted;
        EfiStatus message = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            root = await bench.SmiManage(null);
            message = await bench.SmiManage(SmmCoreBench.Message);
        });
        Assert.Equal(EfiStatus.NotFound, root);
        Assert.Equal(EfiStatus.NotFound, message);
    }

    [Fact]
    public void HandlerReturnsAnotherStatus_Asserts()
    {
        SmmCoreBench bench = new();
        bench.Bench.RunIntoDeadLoop(() => bench.AfterEntry(async () => await Dispatch(bench, type: null, EfiStatus.DeviceError, Success)));
        Assert.Contains("ASSERT an SMI handler returned a status", bench.Bench.DebugText, StringComparison.Ordinal);
    }

    [Fact]
    public void HandlersWithdrawnDuringADispatch_StillRunInItAndAreGoneAfterIt()
    {
        SmmCoreBench bench = new();
        uint callsInDispatch = 0;
        EfiStatus after = EfiStatus.Aborted;
        EfiStatus again = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            await bench.Handlers.UnRegister.Set(await (await bench.Services.gSmst).SmiHandlerUnRegister);
            (_, ulong third) = await bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(3)), SmmCoreBench.Message);
            (_, ulong first) = await bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(0)), SmmCoreBench.Message);
            await bench.Handlers.Withdrawn[0].Set(third);
            await bench.Handlers.Withdrawn[1].Set(first);
            await bench.Handlers.Returns[3].Set(Quiesced);
            await bench.SmiManage(SmmCoreBench.Message);
            callsInDispatch = await bench.Handlers.Calls[0];
            after = await bench.SmiManage(SmmCoreBench.Message);
            again = await bench.Services.MmiHandlerUnRegister(first);
        });
        Assert.Equal(1U, callsInDispatch);
        Assert.Equal(EfiStatus.NotFound, after);
        Assert.Equal(EfiStatus.InvalidParameter, again);
    }

    [Fact]
    public void NullHandlerOrHandle_InvalidParameter()
    {
        SmmCoreBench bench = new();
        EfiStatus register = EfiStatus.Aborted;
        EfiStatus unRegister = EfiStatus.Aborted;
        bench.Run(async () =>
        {
            (register, _) = await bench.Services.MmiHandlerRegister(default);
            unRegister = await bench.Services.MmiHandlerUnRegister(0);
        });
        Assert.Equal(EfiStatus.InvalidParameter, register);
        Assert.Equal(EfiStatus.InvalidParameter, unRegister);
    }

    private static async FirmwareTask<EfiStatus> Dispatch(SmmCoreBench bench, EfiGuid? type, EfiStatus first, EfiStatus second)
    {
        for (int handler = 0; handler < 2; handler++)
        {
            await bench.Handlers.Returns[(ulong)handler].Set(handler == 0 ? first : second);
            await (type is { } guid
                ? bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(handler)), guid)
                : bench.Services.MmiHandlerRegister(new(bench.Handlers.AddressOf(handler))));
        }

        return await bench.SmiManage(type);
    }
}
