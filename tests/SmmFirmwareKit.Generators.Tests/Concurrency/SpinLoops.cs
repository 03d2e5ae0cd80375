// SFK4004: what counts as a spin loop and what does not.
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Concurrency;

public sealed class SpinLoops
{
    [Theory]
    [InlineData("while (await flag == 0) { }")]
    [InlineData("while (!(await flag != 0)) { continue; }")]
    [InlineData("do { } while (await flag == 0);")]
    [InlineData("for (;;) { if (await flag != 0) { break; } }")]
    [InlineData("uint seen; do { seen = await flag; } while (seen == 0);")]
    [InlineData("uint seen = 0; while (seen == 0) { seen = await flag; }")]
    [InlineData("uint seen = 0; while (seen == 0) { seen = await other != 0 ? await flag : 0u; }")]
    [InlineData("while (await flag.InterlockedCompareExchange(1u, 2u) != 1) { }")]
    [InlineData("while (await flag.InterlockedExchange(2u) == 2) { }")]
    [InlineData("while (!await sync.AcquireSpinLockOrFail(new Ptr<ulong>(address))) { }")]
    [InlineData("while ((await io.IoRead8(port) & 1) != 0) { }")]
    [InlineData("while (await IsBusy(flag)) { }")]
    [InlineData("while (await CountBusy(flag, other) > 0) { }")]
    [InlineData("while (await flag == 0) { if (await other == 1) { await other.Set(2); } }")]
    [InlineData("while (true) { uint value = await flag; if (value != 0 && await flag.InterlockedCompareExchange(value, value - 1) == value) { return; } }")]
    public async Task LoopThatOnlyLooks_IsReported(string loop) =>
        Assert.Equal(["SFK4004 at " + Keyword(loop)], await Reported.By(new SpinAnalyzer(), Function(loop)));

    [Theory]
    [InlineData("while (await flag == 0) { await lib.CpuPause(); }")]
    [InlineData("while (await flag == 0) { await lib.CpuSleep(); }")]
    [InlineData("while (await flag == 0) { await timer.MicroSecondDelay(1); }")]
    [InlineData("while (await flag == 0) { await Paused(); }")]
    [InlineData("while (await flag == 0) { await other.Set(1); }")]
    [InlineData("while (await flag == 0) { await io.IoWrite8(port, 1); }")]
    [InlineData("while (await flag == 0) { await Write(other); }")]
    [InlineData("while (await flag == 0) { await Call(address, default); }")]
    [InlineData("for (uint i = 0; i < 4 && await flag == 0; i++) { }")]
    [InlineData("ulong link = address; while (link != 0) { link = await new Ptr<ulong>(link).Value; }")]
    [InlineData("ulong link = address; while (link != 0) { ulong next = await new Ptr<ulong>(link).Value; link = next; }")]
    [InlineData("while (true) { uint value = await flag; if (await flag.InterlockedCompareExchange(value, value + 1) == value) { return; } }")]
    [InlineData("while (true) { await lib.CpuSleep(); }")]
    [InlineData("if (await flag == 0) { await lib.CpuPause(); }")]
    public async Task LoopThatPausesOrGetsOn_IsNotReported(string loop) =>
        Assert.Empty(await Reported.By(new SpinAnalyzer(), Function(loop)));

    [Fact]
    public async Task LoopOutsideFirmware_IsNotReported() => Assert.Empty(await Reported.By(
        new SpinAnalyzer(), "class Test { async FirmwareTask F(Field<uint> flag) { while (await flag == 0) { } } }"));

    [Theory]
    [InlineData("OvmfPkg/CpuHotplugSmm/Smbase.cs", "        while (await context.AboutToLeaveSmm == 0)\n        {\n            await BaseLib.CpuPause();", "        while (await context.AboutToLeaveSmm == 0)\n        {")]
    [InlineData("UefiCpuPkg/Library/SmmCpuSyncLib/SmmCpuSyncLib.Semaphore.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/MpService.Bsp.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/MpService.Arrival.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.FirstSmi.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("UefiCpuPkg/Library/MpInitLib/MpLib.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("MdePkg/Library/BaseSynchronizationLib/BaseSynchronizationLib.cs", "await BaseLib.CpuPause();", "")]
    [InlineData("OvmfPkg/CpuHotplugSmm/CpuHotplug.Unplug.cs", "await BaseLib.CpuPause();", "")]
    public async Task PauseTakenFromAModule_IsReported(string file, string from, string to) =>
        Assert.Equal(["SFK4004 at while"], await FirmwareModules.With(new SpinAnalyzer(), file, (from, to)));

    private static string Keyword(string loop) => loop.StartsWith("uint", StringComparison.Ordinal) ? Keyword(loop[(loop.IndexOf(';', StringComparison.Ordinal) + 2)..]) : loop[..loop.IndexOfAny([' ', '('])];

    private static string Function(string loop) => $$"""
        class Part(IBaseLib lib, IIoLib io, ISynchronizationLib sync, ITimerLib timer) : ImagePart
        {
            private const ushort port = 0xB2;

            async FirmwareTask F(Field<uint> flag, Field<uint> other, ulong address) { {{loop}} }

            async FirmwareTask<bool> IsBusy(Field<uint> flag) => await flag == 0;

            async FirmwareTask<uint> CountBusy(Field<uint> flag, Field<uint> other)
            {
                uint count = 0;
                for (uint i = 0; i < 2; i++) { count += await IsBusy(i == 0 ? flag : other) ? 1u : 0; }
                return count;
            }

            async FirmwareTask Write(Field<uint> place) => await place.Set(1);

            async FirmwareTask Paused() => await lib.CpuPause();
        }
        """;
}
