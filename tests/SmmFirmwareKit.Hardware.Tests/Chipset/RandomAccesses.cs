// Random traffic over the whole chipset, from a seed.
using System.Globalization;
using System.Text;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware.Tests.Chipset;

/// <summary>A generator that is a value: a copy of it makes the same accesses again.</summary>
internal struct RandomAccesses(ulong seed)
{
    private static readonly int[] s_ports = [0xB2, 0xB3, 0xCD8, 0xCDC, 0xCDD, 0xCE0, 0x600, 0x602, 0x604, 0x608, 0x620, 0x628, 0x630, 0x660, 0x662, 0x664, 0x668, 0x672, 0x70, 0x71, 0x510, 0x511, 0x402, 0xCF8, 0xCF9, 0x92];
    private static readonly int[] s_registers = [0x04, 0x3C, 0x50, 0x60, 0x90, 0x91, 0x9C, 0x9D, 0x9E, 0xF0];
    private static readonly int[] s_lpcRegisters = [0x40, 0x44, 0x60, 0xA0, 0xF0];

    private ulong _state = seed;

    /// <summary>Makes accesses and tells what came of them.</summary>
    public string Run(Board board, int count)
    {
        var log = new StringBuilder();
        board.Signals.Clear();
        for (int i = 0; i < count; i++)
        {
            board.Time += Below(1 << 20);
            int epoch = board.Chipset.MapEpoch;
            log.Append(Next(board)).Append(' ').Append(epoch == board.Chipset.MapEpoch ? "" : board.Chipset.Map.ToString());
            log.AppendJoin(',', board.Signals).Append('\n');
            board.Signals.Clear();
        }

        AppendOspmReports(board, log);
        return log.ToString();
    }

    // What only the operator sees, so that no port shows it.
    private static void AppendOspmReports(Board board, StringBuilder log)
    {
        for (int i = 0; i < board.Chipset.PossibleCpus.Count; i++)
        {
            log.Append(CultureInfo.InvariantCulture, $"{i}: {board.Chipset.CpuHotplug.LastOspmStatus(i)}\n");
        }
    }

    /// <summary>Makes one access; the answer or the fault's message.</summary>
    public string Next(Board board)
    {
        try
        {
            return One(board).ToString("x", CultureInfo.InvariantCulture);
        }
        catch (ExecutionException fault)
        {
            return fault.Message;
        }
    }

    private uint One(Board board)
    {
        int width = 1 << (int)Below(3);
        switch (Below(12))
        {
            case 0 or 1 or 2 or 3:
                return board.In(Pick(s_ports), width);
            case 4 or 5 or 6:
                board.Out(Pick(s_ports), (uint)Draw() & (Below(2) == 0 ? 0xFFFFDFFFu : 0x1Fu), width, (int)Below(2));
                return 0;
            case 7:
                board.Mch(Pick(s_registers), (uint)Draw(), width);
                return board.Mch(Pick(s_registers), 4);
            case 8:
                board.Lpc(Pick(s_lpcRegisters), Below(2) == 0 ? 0x681 : (uint)Draw() & 0xFF, width);
                return board.WithPowerManagement().In(0x630, 4);
            case 9:
                return (uint)(board.Chipset.PlugCpu((int)Below(12)) ?? "").Length;
            case 10:
                return (uint)(board.Chipset.RequestUnplug((int)Below(12)) ?? "").Length;
            default:
                return Rare(board);
        }
    }

    private uint Rare(Board board)
    {
        switch (Below(8))
        {
            case 0:
                board.Chipset.SystemReset();
                return 0;
            case 1:
                board.Chipset.Pm.PressPowerButton();
                return 0;
            case 2 or 3:
                return Report(board);
            default:
                return board.Negotiate(Below(9));
        }
    }

    private uint Report(Board board)
    {
        board.Out(CpuHotplugBlock.BasePort, (uint)Below(12), 4);
        board.Out(CpuHotplugBlock.BasePort + 5, 1 + (uint)Below(2));
        board.Out(CpuHotplugBlock.BasePort + 8, (uint)Draw(), 4);
        return 0;
    }

    private int Pick(int[] among) => among[Below((ulong)among.Length)];

    private ulong Below(ulong limit) => (Draw() >> 16) % limit;

    // SplitMix64.
    private ulong Draw()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
