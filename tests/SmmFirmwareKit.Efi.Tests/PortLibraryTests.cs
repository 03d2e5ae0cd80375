// PciCf8Lib, QemuFwCfgLib, TimerLib and DebugLib: what they do to ports.
using System.Buffers.Binary;
using System.Text;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class PortLibraryTests
{
    private readonly LibraryMachine _machine = new();

    // MCH SMRAM at register 0x9D: dword selected at 0x9C, byte at 0xCFD.
    [Fact]
    public void PciOr8_SelectsTransfersAndRestoresTheSelection()
    {
        LibraryAgent agent = _machine.Add(async () =>
            await _machine.PciLib.PciOr8(Q35MchIch9.DramcRegisterQ35(Q35MchIch9.MCH_SMRAM), Q35MchIch9.MCH_SMRAM_D_LCK));
        agent.In = (port, _) => port == 0xCF8 ? 0x8000F840UL : 0x08UL;
        _machine.Run();
        Assert.Equal(
            [(0xCF8UL, 4, 0x8000009CUL), (0xCF8, 4, 0x8000F840), (0xCF8, 4, 0x8000009C), (0xCFD, 1, 0x18), (0xCF8, 4, 0x8000F840)],
            agent.Out);
    }

    [Fact]
    public void PciAddressOfTheLpcBridge_IsBus0Device31() =>
        Assert.Equal(0xF80A0UL, Q35MchIch9.PowerMgmtRegisterQ35(Q35MchIch9.ICH9_GEN_PMCON_1));

    [Theory]
    [InlineData("etc/smi/supported-features", EfiStatus.Success, 0x2A, 8UL)]
    [InlineData("etc/smi", EfiStatus.NotFound, 0, 0UL)]
    [InlineData("etc/smi/supported-features-ok", EfiStatus.NotFound, 0, 0UL)]
    public void FwCfgFile_IsFoundByItsWholeName(string name, EfiStatus status, int item, ulong size)
    {
        EfiResult<FwCfgFile> found = default;
        FwCfgScript script = new();
        LibraryAgent agent = _machine.Add(async () =>
        {
            found = await _machine.QemuFwCfgLib.QemuFwCfgFindFile(name);
            return 0;
        });
        agent.In = (_, _) => script.Next(agent);
        _machine.Run();
        Assert.Equal(new EfiResult<FwCfgFile>(status, new FwCfgFile((ushort)item, size)), found);
    }

    [Fact]
    public void Nanoseconds_AreTicksOfThePmTimer()
    {
        ITimerLib timer = _machine.TimerLib;
        Assert.Equal(3_579_545UL, timer.GetPerformanceCounterProperties(out ulong start, out ulong end));
        Assert.Equal((0UL, 0xFFFFFFUL), (start, end));
        Assert.Equal(1_000_000_000UL, timer.GetTimeInNanoSecond(3_579_545));
        Assert.Equal(279UL, timer.GetTimeInNanoSecond(1));
    }

    [Fact]
    public void FailedAssertion_PrintsAndStopsTheProcessor()
    {
        LibraryAgent agent = _machine.Add(async () =>
        {
            await _machine.DebugLib.Assert(condition: true, "not printed");
            await _machine.DebugLib.AssertEfiError(EfiStatus.NotFound, "SmmCpuService");
            return 0;
        });
        _machine.Toy.Scheduler.Run(10_000);
        string text = string.Concat(agent.Out.Where(write => write.Port == 0x402).Select(write => (char)write.Value));
        Assert.Equal("ASSERT_EFI_ERROR (Status = 800000000000000E) SmmCpuService\n", text);
        Assert.Equal(Activity.Parked, agent.Activity);
    }

    // One file among two, as QEMU's directory holds them: size and select big-endian, then 56 bytes of name.
    private sealed class FwCfgScript
    {
        private int _at;
        private ulong _selected = ulong.MaxValue;
        private int _selections;

        internal ulong Next(LibraryAgent agent)
        {
            int selections = agent.Out.Count(write => write.Port == 0x510);
            if (selections != _selections)
            {
                (_selections, _selected, _at) = (selections, agent.Out.Last(write => write.Port == 0x510).Value, 0);
            }

            byte[] bytes = Contents();
            return _at < bytes.Length ? bytes[_at++] : 0UL;
        }

        private byte[] Contents() => _selected switch
        {
            0x0000 => "QEMU"u8.ToArray(),
            0x0001 => [3, 0, 0, 0],
            0x0019 => [0, 0, 0, 2, .. File(4, 0x20, "bootorder"), .. File(8, 0x2A, "etc/smi/supported-features")],
            _ => [],
        };

        private static byte[] File(uint size, ushort select, string name)
        {
            byte[] entry = new byte[64];
            BinaryPrimitives.WriteUInt32BigEndian(entry, size);
            BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(4), select);
            Encoding.ASCII.GetBytes(name, entry.AsSpan(8));
            return entry;
        }
    }
}
