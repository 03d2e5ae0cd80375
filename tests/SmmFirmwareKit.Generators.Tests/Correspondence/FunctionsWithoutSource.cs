// SFK5001: which functions have to say where EDK2 has them.
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Correspondence;

public sealed class FunctionsWithoutSource
{
    [Theory]
    [InlineData("class Part : ImagePart { public FirmwareTask F() => default; }")]
    [InlineData("class Part : ImagePart { public ulong F() => 0; }")]
    [InlineData("partial class Part : ImagePart { [EntryPoint(Ordinal = 0)] FirmwareTask F() => default; }")]
    [InlineData("abstract class Lib : ITimerLib { public abstract ulong F(); WaitStep ITimerLib.MicroSecondDelay(ulong x) => default; WaitStep ITimerLib.NanoSecondDelay(ulong x) => default; Step<ulong> ITimerLib.GetPerformanceCounter() => default; ulong ITimerLib.GetPerformanceCounterProperties(out ulong a, out ulong b) => a = b = 0; ulong ITimerLib.GetTimeInNanoSecond(ulong x) => x; }")]
    [InlineData("class Part : ImagePart { public class Nested : ImagePart { public ulong F() => 0; } }")]
    public async Task PublicFunctionOrEntryPoint_IsReported(string source) =>
        Assert.Equal(["SFK5001 at F"], await Reported.By(new SourceAnalyzer(), source));

    [Theory]
    [InlineData("[Edk2(\"Pkg/Part.c\")] class Part : ImagePart { public FirmwareTask F() => default; }")]
    [InlineData("class Part : ImagePart { [Edk2(\"Pkg/Part.c\")] public FirmwareTask F() => default; }")]
    [InlineData("[KitOnly(\"stands for the OS\")] class Part : ImagePart { public FirmwareTask F() => default; }")]
    [InlineData("class Part : ImagePart { [KitOnly(\"asked by tests\")] public FirmwareTask F() => default; }")]
    [InlineData("[Edk2(\"Pkg/Part.c\")] class Part : ImagePart { class Nested : ImagePart { public FirmwareTask F() => default; } }")]
    [InlineData("class Part : ImagePart { FirmwareTask F() => default; protected ulong G() => 0; internal ulong H() => 0; }")]
    [InlineData("class Part : ImagePart { public override string EntryName(int ordinal) => \"\"; }")]
    [InlineData("class Part : ImagePart { public ulong P => 0; public Part() { } }")]
    [InlineData("class Test { public ulong F() => 0; }")]
    public async Task OtherFunction_IsNotReported(string source) =>
        Assert.Empty(await Reported.By(new SourceAnalyzer(), source));

    [Fact]
    public async Task FunctionOutsideFirmware_IsNotReported() =>
        Assert.DoesNotContain(await Reported.For("class Part : ImagePart { public ulong F() => 0; }"), found => found.StartsWith("SFK5001", StringComparison.Ordinal));

    [Theory]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.cs", "[Edk2(\"UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.c\")]\n", "SmmMpDispatchProcedure")]
    [InlineData("OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.cs", "[Edk2(\"OvmfPkg/SmmControl2Dxe/SmmControl2Dxe.c\")]\n", "SmmControl2DxeTrigger")]
    [InlineData("OvmfPkg/Library/SmmCpuPlatformHookLibQemu/SmmCpuPlatformHookLibQemu.cs", "[Edk2(\"OvmfPkg/Library/SmmCpuPlatformHookLibQemu/SmmCpuPlatformHookLibQemu.c\")]\n", "PlatformSmmBspElection")]
    public async Task SourceTakenFromAModule_IsReported(string file, string attribute, string function) =>
        Assert.Contains("SFK5001 at " + function, await FirmwareModules.With(new SourceAnalyzer(), file, (attribute, "")), StringComparer.Ordinal);
}
