// probe.asm as functions for the model: what both processors, the SMI handler and the NMI handler run.
using System.Buffers.Binary;
using System.Globalization;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using M = SmmFirmwareKit.Referee.BootImage.ProbeMemory;

namespace SmmFirmwareKit.Referee.BootImage;

internal static class ProbeFirmware
{
    private const ulong ApicBaseBsp = 1 << 8;
    private const byte ApVector = (byte)(M.ApCode >> 12);
    private const int PausesOfARow = 2000;
    private const ulong ResetPort = 0xCF9;

    // In the order they are printed; counts show changes, values themselves, beats only whether they moved.
    private static readonly (ulong Address, char Kind)[] s_columns =
    [
        (M.Entries30000, 'c'), (M.Gate, 'v'), (M.SmmHeartbeat, 'b'), (M.Exits, 'c'), (M.Startups, 'c'), (M.RunHeartbeat, 'b'), (M.Nmis, 'c'),
        (M.Relocate, 'v'), (M.Entries40000, 'c'), (M.Halt, 'v'), (M.PastHalt, 'c'), (M.ApReset, 'c'),
    ];

    /// <summary>At the reset vector.</summary>
    public static async FirmwareTask Reset()
    {
        if ((await Asm.ReadMsr(Asm.ApicBaseMsr) & ApicBaseBsp) == 0)
        {
            await Asm.Increment(M.ApReset);
        }
        else if (await Asm.Load(M.Phase) == M.PhaseReset)
        {
            await RunRows(ProbeRow.AfterReset);
            await Print("end\n");
        }
        else
        {
            await RunRows(ProbeRow.FromPowerOn);
            await SaveStates();
            await Asm.Store(M.Phase, M.PhaseReset);
            await Out(ResetPort, 0x02);
            await Out(ResetPort, 0x06);
        }

        while (true)
        {
            await Asm.Halt();
        }
    }

    /// <summary>At the SIPI vector. Interrupts of the model go through a 64-bit IDT, so long mode comes first.</summary>
    public static async FirmwareTask ApStart()
    {
        await Asm.Increment(M.Startups);
        await Asm.EnterLongMode(M.Idt);
        while (true)
        {
            await Asm.Increment(M.RunHeartbeat);
            await Asm.Pause();
            while (await Asm.Load(M.Halt) != 0)
            {
                await Asm.Increment(M.RunHeartbeat);
                await Asm.Write(ControlRegister.InterruptFlag, 0);
                await Asm.Halt();
                await Asm.Increment(M.PastHalt);
            }
        }
    }

    public static async FirmwareTask Nmi()
    {
        await Asm.Increment(M.Nmis);
        await Asm.Iret();
    }

    /// <summary>At SMBASE + 0x8000.</summary>
    public static async FirmwareTask SmiHandler()
    {
        ulong smbase = await Asm.Read(ControlRegister.CodeSegmentBase);
        await Asm.Increment(smbase == 0x30000 ? M.Entries30000 : M.Entries40000);
        switch (await Asm.Load(M.Mode))
        {
            case 1:
                await LoadImage(smbase);
                break;
            case 2:
                await SaveImage(smbase);
                break;
            default:
                await Count(smbase);
                break;
        }

        await Asm.Rsm();
    }

    private static async FirmwareTask Count(ulong smbase)
    {
        if (await Asm.Load(M.Relocate) != 0)
        {
            await Asm.Store(M.Relocate, 0);
            await Asm.Store(smbase + 0xFF00, 0x40000);
        }

        do
        {
            await Asm.Increment(M.SmmHeartbeat);
            await Asm.Pause();
        }
        while (await Asm.Load(M.Gate) != 0);

        await Asm.Increment(M.SmmHeartbeat);
        await Asm.Increment(M.Exits);
    }

    private static async FirmwareTask LoadImage(ulong smbase)
    {
        await Asm.Store(M.Mode, 2);
        for (ulong i = 0; i < M.ImageSize; i += 4)
        {
            await Asm.Store(smbase + 0xFC00 + i, M.Filler);
        }

        for (ulong i = 0; i < M.ImageSize; i += 4)
        {
            await Asm.Store(smbase + 0xFE00 + i, await Asm.Load(M.Image + i));
        }

        await Asm.Send(1, DeliveryMode.Smi);
        await Asm.Store(smbase + 0xFF00, (uint)smbase);
    }

    private static async FirmwareTask SaveImage(ulong smbase)
    {
        for (ulong i = 0; i < M.DumpSize; i += 4)
        {
            await Asm.Store(M.Dump + i, await Asm.Load(smbase + 0xFC00 + i));
        }

        await Asm.Store(M.Mode, 0);
        await Asm.Store(M.Done, 1);
        while (true)
        {
            await Asm.Pause();
        }
    }

    private static async FirmwareTask RunRows(IReadOnlyList<ProbeRow> rows)
    {
        for (int i = 0; i < s_columns.Length; i++)
        {
            await Remember(i);
        }

        foreach (ProbeRow row in rows)
        {
            await Print(row.Name + ":");
            foreach (char order in row.Orders)
            {
                await PassTime();
                await Perform(order);
                await PassTime();
            }

            await PassTime();
            await PassTime();
            await PrintCounters();
        }
    }

    private static async FirmwareTask Remember(int column) => await Asm.Store(M.Before + (s_columns[column].Address - M.Entries30000), await Asm.Load(s_columns[column].Address));

    private static FirmwareTask Perform(char order) => order switch
    {
        'S' => Asm.Send(1, DeliveryMode.Smi),
        'N' => Asm.Send(1, DeliveryMode.Nmi),
        'I' => Asm.Send(1, DeliveryMode.Init),
        'P' => Asm.Send(1, DeliveryMode.StartUp, ApVector),
        'G' => Set(M.Gate, 1),
        'g' => Set(M.Gate, 0),
        'R' => Set(M.Relocate, 1),
        'H' => Set(M.Halt, 1),
        _ => Set(M.Halt, 0),
    };

    private static async FirmwareTask Set(ulong address, uint value) => await Asm.Store(address, value);

    // The scheduler parks a processor that pauses and sees no change, so each turn makes one.
    private static async FirmwareTask PassTime()
    {
        for (uint i = 0; i < PausesOfARow; i++)
        {
            await Asm.Store(M.Turn, i);
            await Asm.Pause();
        }
    }

    private static async FirmwareTask PrintCounters()
    {
        for (int i = 0; i < s_columns.Length; i++)
        {
            uint before = await Asm.Load(M.Before + (s_columns[i].Address - M.Entries30000));
            uint now = await Asm.Load(s_columns[i].Address);
            await Remember(i);
            await Print(" " + Shown(s_columns[i].Kind, before, now));
        }

        await Print("\n");
    }

    private static string Shown(char kind, uint before, uint now) => kind switch
    {
        'v' => now.ToString(CultureInfo.InvariantCulture),
        _ when now == before => ".",
        'b' => "moving",
        _ => "+" + (now - before).ToString(CultureInfo.InvariantCulture),
    };

    private static async FirmwareTask SaveStates()
    {
        for (int image = 0; image < ProbeImages.All.Count; image++)
        {
            for (int i = 0; i < M.ImageSize; i += 4)
            {
                await Asm.Store(M.Image + (ulong)i, BinaryPrimitives.ReadUInt32LittleEndian(ProbeImages.All[image].AsSpan(i)));
            }

            await Asm.Store(M.Mode, 1);
            await Asm.Store(M.Done, 0);
            await Asm.Send(1, DeliveryMode.Init);
            await PassTime();
            await Asm.Send(1, DeliveryMode.StartUp, ApVector);
            await PassTime();
            await Asm.Send(1, DeliveryMode.Smi);
            await Asm.Spin(M.Done);
            await Print(string.Create(CultureInfo.InvariantCulture, $"image {image}:"));
            for (ulong i = 0; i < M.DumpSize; i += 4)
            {
                uint word = BinaryPrimitives.ReverseEndianness(await Asm.Load(M.Dump + i));
                await Print(word.ToString("x8", CultureInfo.InvariantCulture));
            }

            await Print("\n");
        }

        await Asm.Send(1, DeliveryMode.Init);
        await PassTime();
    }

    private static async FirmwareTask Print(string text)
    {
        foreach (char letter in text)
        {
            await Out(DebugPort.Port, letter);
        }
    }

    private static Step<uint> Out(ulong port, byte value) => new(StepKind.IoWrite, 1, port, value);

    private static Step<uint> Out(ulong port, char value) => Out(port, (byte)value);
}
