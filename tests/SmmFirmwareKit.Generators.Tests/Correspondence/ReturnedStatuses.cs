// SFK5003: a returned status that the comment does not say, by whatever way it comes to the return.
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Correspondence;

public sealed class ReturnedStatuses
{
    private const string Id = "SFK5003";

    [Theory]
    [InlineData("return EfiStatus.NotFound;", "+NOT_FOUND")]
    [InlineData("return x == 0 ? EfiStatus.NotFound : EfiStatus.Success;", "+NOT_FOUND")]
    [InlineData("return x switch { 0 => EfiStatus.NotFound, 1 => EfiStatus.Aborted, _ => EfiStatus.Success };", "+ABORTED +NOT_FOUND")]
    [InlineData("switch (x) { case 0: return EfiStatus.NotFound; default: return EfiStatus.Success; }", "+NOT_FOUND")]
    [InlineData("EfiStatus status = EfiStatus.Success; if (x == 0) { status = EfiStatus.NotFound; } return status;", "+NOT_FOUND")]
    [InlineData("EfiStatus status; if (x == 0) { status = EfiStatus.NotFound; } else { status = EfiStatus.Aborted; } EfiStatus same = status; return same;", "+ABORTED +NOT_FOUND")]
    [InlineData("EfiStatus status = EfiStatus.Aborted; status = x == 0 ? EfiStatus.NotFound : EfiStatus.Success; return status;", "+NOT_FOUND")]
    [InlineData("EfiStatus status = EfiStatus.Success; while (x < 4) { status = EfiStatus.NotFound; x++; } return status;", "+NOT_FOUND")]
    [InlineData("(EfiStatus status, ulong y) = (EfiStatus.NotFound, x); return status;", "+NOT_FOUND")]
    [InlineData("const EfiStatus status = EfiStatus.NotFound; return status;", "+NOT_FOUND")]
    [InlineData("return (EfiStatus)0x800000000000000EUL;", "+NOT_FOUND")]
    public async Task NamedStatus_IsReported(string body, string expected) => Assert.Equal(expected, await Statuses.Differences("Does it.", body));

    [Theory]
    [InlineData("return await other.G(x);", "+G")]
    [InlineData("EfiStatus status = await other.G(x); return status;", "+G")]
    [InlineData("(EfiStatus status, ulong y) = await other.R(x); return status;", "+R")]
    [InlineData("EfiStatus status = EfiStatus.Success; ulong y = 0; (status, y) = await other.R(x); return status;", "+R")]
    [InlineData("return (await other.R(x)).Status;", "+R")]
    [InlineData("EfiResult<ulong> result = await other.R(x); return result.Status;", "+R")]
    [InlineData("EfiStatus status = await other.G(x); return status.IsError() ? status : EfiStatus.Success;", "+G")]
    [InlineData("return await p.Result;", "+Result")]
    [InlineData("return (EfiStatus)await Call(await p.Procedure, default);", "+Procedure")]
    [InlineData("ulong procedure = await p.Procedure; return (EfiStatus)await Agent.Current.Call(procedure, default);", "+Procedure")]
    [InlineData("FunctionPointer<Typed> handler = await p.Handler; return await handler.Call(x);", "+Handler")]
    [InlineData("FoundFile file = new(x); return await new FunctionPointer<Typed>(file.EntryPoint).Call(x);", "+EntryPoint")]
    [InlineData("return (EfiStatus)await Call(x, default);", "+x")]
    [InlineData("return (EfiStatus)await Call(other.GAddress, default);", "+G")]
    public async Task StatusHandedOn_IsReportedWithItsSource(string body, string expected) =>
        Assert.Equal(expected, await Statuses.Differences("Does it.", body));

    [Theory]
    [InlineData("return await H(x);", "private async FirmwareTask<EfiStatus> H(ulong x) => x == 0 ? EfiStatus.NotFound : EfiStatus.Success;", "+NOT_FOUND")]
    [InlineData("return await H(other);", "private FirmwareTask<EfiStatus> H(Other other) => other.G(1);", "+G")]
    [InlineData("return await H(other);", "private async FirmwareTask<EfiStatus> H(Other other) { EfiStatus status = await other.G(1); return status; }", "+G")]
    [InlineData("return H(EfiStatus.NotFound);", "private static EfiStatus H(EfiStatus status) => status.IsError() ? status : EfiStatus.Success;", "+NOT_FOUND")]
    [InlineData("return H(1, await other.G(x));", "private static EfiStatus H(ulong y, EfiStatus status) => J(status); private static EfiStatus J(EfiStatus status) => status;", "+G")]
    [InlineData("return await H(await p.Procedure, default);", "private static async FirmwareTask<EfiStatus> H(ulong service, CallArguments arguments) => (EfiStatus)await Agent.Current.Call(service, arguments);", "+Procedure")]
    [InlineData("return await H(x);", "private async FirmwareTask<EfiStatus> H(ulong x) => x == 0 ? EfiStatus.NotFound : await H(x - 1);", "+NOT_FOUND")]
    [InlineData("return await H(x);", "internal async FirmwareTask<EfiStatus> H(ulong x) { if (x == 0) { return EfiStatus.Aborted; } return EfiStatus.Success; }", "+ABORTED")]
    [InlineData("return H(given: EfiStatus.Aborted, x: x);", "private static EfiStatus H(ulong x, EfiStatus given) { if (x == 0) { given = EfiStatus.NotFound; } return given; }", "+ABORTED +NOT_FOUND")]
    public async Task StatusOfAPrivateFunction_IsReported(string body, string members, string expected) =>
        Assert.Equal(expected, await Statuses.Differences("Does it.", body, members));

    [Theory]
    [InlineData("EfiStatus status = EfiStatus.NotReady; while (status == EfiStatus.NotReady) { status = EfiStatus.Timeout; } return status;", "+TIMEOUT")]
    [InlineData("EfiStatus status = EfiStatus.Aborted; if (status != EfiStatus.Success) { return EfiStatus.NotFound; } return status;", "+NOT_FOUND")]
    [InlineData("EfiStatus status = await other.G(x); if (status.IsError()) { return EfiStatus.Aborted; } return status;", "+ABORTED")]
    [InlineData("EfiResult<ulong> result = await other.R(x); if (result.Status.IsError()) { return EfiStatus.Aborted; } return result.Status;", "+ABORTED")]
    [InlineData("EfiStatus status = x == 0 ? EfiStatus.NotReady : EfiStatus.Timeout; if (status is EfiStatus.NotReady or EfiStatus.Aborted) { return EfiStatus.Success; } return status;", "+TIMEOUT")]
    [InlineData("EfiStatus status = await other.G(x); if (!status.IsError()) { status = EfiStatus.Aborted; } return status;", "+ABORTED +G")]
    public async Task StatusThatAConditionExcludes_IsNotReported(string body, string expected) =>
        Assert.Equal(expected, await Statuses.Differences("Does it.", body));

    [Theory]
    [InlineData("return H(x, all: false);", "+ABORTED")]
    [InlineData("return H(x, all: true);", "+ABORTED +NOT_FOUND")]
    [InlineData("return H(x, all: x == 1);", "+ABORTED +NOT_FOUND")]
    [InlineData("return J(false);", "+ABORTED")]
    [InlineData("return K(0);", "+NOT_FOUND")]
    [InlineData("return K(1);", "+NOT_FOUND +TIMEOUT")]
    public async Task StatusThatAConstantArgumentExcludes_IsNotReported(string body, string expected) => Assert.Equal(expected, await Statuses.Differences(
        "Does it.",
        body,
        "private static EfiStatus H(ulong x, bool all) { if (all && x == 3) { return EfiStatus.NotFound; } return EfiStatus.Aborted; } private static EfiStatus J(bool all) => H(3, all);"
        + " private static EfiStatus K(ulong waitEvent) { EfiStatus status = EfiStatus.Success; if (waitEvent != 0) { status = EfiStatus.Timeout; } return status == EfiStatus.Success ? EfiStatus.NotFound : status; }"));

    [Theory]
    [InlineData("NOT_FOUND: none.", "return EfiStatus.NotFound;")]
    [InlineData("Looks.\nEFI_NOT_FOUND when there is none.", "return EfiStatus.NotFound;")]
    [InlineData("Propagated from G.", "return await other.G(x);")]
    [InlineData("Propagated from Other.G and R.", "return x == 0 ? await other.G(x) : (await other.R(x)).Status;")]
    [InlineData("Propagated from <see cref=\"Other.G(ulong)\"/>.", "return await other.G(x);")]
    [InlineData("Propagated from\n<c>Procedure</c>.", "return (EfiStatus)await Call(await p.Procedure, default);")]
    [InlineData("Nothing can fail.", "return EfiStatus.Success;")]
    [InlineData("Nothing can fail.", "return default;")]
    public async Task DocumentedStatus_IsNotReported(string comment, string body) => Assert.Empty(await Statuses.Differences(comment, body));

    [Theory]
    [InlineData("public FirmwareTask<EfiStatus> F(bool x) => FirmwareTask<EfiStatus>.FromResult(x ? EfiStatus.Aborted : EfiStatus.Success);", "+ABORTED")]
    [InlineData("public async FirmwareTask<EfiResult<ulong>> F(ulong x) => x == 0 ? EfiStatus.Aborted : new EfiResult<ulong>(EfiStatus.Success, x);", "+ABORTED")]
    [InlineData("public async FirmwareTask<EfiResult<ulong>> F(ulong x) => x == 0 ? default : new EfiResult<ulong>(Value: x, Status: EfiStatus.Aborted);", "+ABORTED")]
    [InlineData("public EfiStatus F(ulong x) => EfiStatus.Aborted;", "+ABORTED")]
    [InlineData("[EntryPoint(Ordinal = 0)] FirmwareTask<EfiStatus> F() => FirmwareTask<EfiStatus>.FromResult(EfiStatus.Aborted);", "+ABORTED")]
    [InlineData("private EfiStatus F(ulong x) => EfiStatus.Aborted;", "")]
    [InlineData("public ulong F(ulong x) => (ulong)EfiStatus.Aborted;", "")]
    public async Task FunctionThatOthersCall_IsChecked(string member, string expected) => Assert.Equal(expected, await Statuses.DifferencesOf("Does it.", member));

    [Theory]
    [InlineData("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.cs", " DEVICE_ERROR: periodic.", "SmmControl2DxeTrigger")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/MpService.Tokens.cs", " NOT_READY: some CPU still runs the procedure.", "IsApReady")]
    [InlineData("MdeModulePkg/Core/PiSmmCore/Pool.cs", "Propagated from SmmFreePages.", "SmmFreePool")]
    [InlineData("MdeModulePkg/Core/PiSmmCore/PiSmmIpl.Communicate.cs", " UNSUPPORTED: no SMI could be raised.", "SmmCommunicationCommunicate")]
    public async Task StatusTakenFromAModulesComment_IsReported(string file, string sentence, string function) =>
        Assert.Equal([$"{Id} at {function}"], await FirmwareModules.With(new StatusAnalyzer(), file, (sentence, "")));
}
