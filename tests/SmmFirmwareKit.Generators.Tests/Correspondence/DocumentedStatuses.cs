// SFK5002: a documented status that is never returned.
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Correspondence;

public sealed class DocumentedStatuses
{
    private const string Id = "SFK5002";

    [Theory]
    [InlineData("ABORTED: never.", "return EfiStatus.Success;", "-ABORTED")]
    [InlineData("EFI_ABORTED, EFI_NOT_FOUND.", "return EfiStatus.NotFound;", "-ABORTED")]
    [InlineData("SUCCESS always.", "return EfiStatus.NotFound;", "+NOT_FOUND -SUCCESS")]
    [InlineData("Propagated from G.", "return EfiStatus.Success;", "-G")]
    [InlineData("Propagated from G, R.", "return await other.G(x);", "-R")]
    [InlineData("Propagated from G. ABORTED: never.", "return await other.G(x);", "-ABORTED")]
    [InlineData("TIMEOUT or NOT_READY.", "EfiStatus status = EfiStatus.NotReady; while (status == EfiStatus.NotReady) { status = EfiStatus.Timeout; } return status;", "-NOT_READY")]
    [InlineData("Propagated from G. ABORTED.", "EfiStatus status = await other.G(x); if (status.IsError()) { return EfiStatus.Aborted; } return status;", "-G")]
    public async Task StatusThatIsNeverReturned_IsReported(string comment, string body, string expected) => Assert.Equal(expected, await Statuses.Differences(comment, body));

    [Theory]
    [InlineData("ABORTED: too late.", "return EfiStatus.Aborted;")]
    [InlineData("SUCCESS, or ABORTED: too late.", "return x == 0 ? EfiStatus.Aborted : EfiStatus.Success;")]
    [InlineData("Propagated from G: NOT_FOUND. NOT_FOUND is worth a try.", "return await other.G(x);")]
    [InlineData("SUCCESS. Propagated from G.", "return await other.G(x);")]
    [InlineData("Propagated from Procedure. TIMEOUT, mostly.", "return (EfiStatus)await Call(await p.Procedure, default);")]
    [InlineData("ABORTED: what the caller says.", "return given;")]
    [InlineData("The CPU in SMM answers an SMI or an INIT.", "return EfiStatus.Success;")]
    public async Task StatusThatMayBeReturned_IsNotReported(string comment, string body) => Assert.Empty(await Statuses.Differences(comment, body));

    [Theory]
    [InlineData("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.cs", "DEVICE_ERROR: periodic.", "DEVICE_ERROR: periodic. TIMEOUT: no answer.", "SmmControl2DxeTrigger")]
    [InlineData("MdeModulePkg/Core/PiSmmCore/PiSmmIpl.Communicate.cs", "Whether the SMM core runs. INVALID_PARAMETER: NULL.", "Whether the SMM core runs. INVALID_PARAMETER: NULL. NOT_FOUND: no core.", "SmmBase2InSmram")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.cs", "if (status.IsError())\n        {\n            return status;\n        }", "", "SmmMpWaitForProcedure")]
    public async Task StatusAddedToAModulesComment_IsReported(string file, string from, string to, string function) =>
        Assert.Contains($"{Id} at {function}", await FirmwareModules.With(new StatusAnalyzer(), file, (from, to)), StringComparer.Ordinal);
}
