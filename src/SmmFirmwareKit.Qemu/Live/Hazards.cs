// What kills or corrupts QEMU 7.2: a live sequence steers around it.
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>Follows one sequence on the model and says which request may not come next.</summary>
internal sealed class Hazards(RecordedMachine model)
{
    private const byte AcpiEnable = 2;
    private const byte AcpiDisable = 3;
    private const int LpcDevice = 31;
    private const int AcpiEn = 0x80;
    private const int Pm1Cnt = 0x04;
    private const int MostPastTheEnd = 3; // of a dword at the block's last port
    private const uint SlpTypAndEn = 0x3C00;
    private const uint SuspendToRam = 0x2400;

    /// <summary>
    /// Whether a CPU was ejected. QEMU 7.2 frees it while its vCPU thread still ends: the next device_add or device_del dies, and
    /// other memory of QEMU, configuration spaces among it, may be overwritten. A sequence ends here.
    /// </summary>
    public bool Ejected => model.Outputs.Ejections > 0;

    /// <summary>Whether QEMU would survive the request, with the model in the state before it.</summary>
    public bool Allows(JsonElement step) => step.GetProperty("op").GetString() switch
    {
        // An SMI for the writing CPU, when there is none: qtest writes.
        "out" => !RaisesSmiForNobody(step) && !SuspendsToRam(step) && !OverlapsOtherPorts(step) && !StartsDmaBehindAWindow(step),
        "cfgw" or "wr" => !OverlapsOtherPorts(step),
        "fww" => DmaFinds(QtestWords.DmaBlock),
        _ => true,
    };

    // The block would lie over, around or before ports of a device that the model leaves out. (One whose bytes lie in the block's
    // holes could be switched, which in QEMU puts it on top of the block: the CPU hot-plug block at 0xCD8.) What is written is
    // looked at only in the steps made for it.
    private bool OverlapsOtherPorts(JsonElement step)
    {
        bool moves = false;
        bool enables = false;
        foreach (AccessedRegisters access in AccessedRegisters.Of(step, model.Chipset))
        {
            if (access.Block == Ich9LpcRegisters.Declared && access.Access == RegisterAccess.Write)
            {
                moves |= access.Registers().Any(register => register.Offset == Ich9LpcRegisters.PmbaseOffset);
                enables |= access.Registers().Any(register => register.Offset == Ich9LpcRegisters.AcpiCntlOffset);
            }
        }

        return step.GetProperty("op").ValueEquals("cfgw")
            ? (moves || enables) && OverlapsAfter(step)
            : moves || (enables && Overlaps(Register(Ich9LpcRegisters.PmbaseOffset, 2)));
    }

    private bool OverlapsAfter(JsonElement step)
    {
        int first = Number(step, "a");
        int end = Math.Min(first + step.GetProperty("w").GetInt32(), (first | 3) + 1); // CONFIG_DATA has four ports
        uint value = Value(step);
        return (After(Ich9LpcRegisters.AcpiCntlOffset) & AcpiEn) != 0
            && Overlaps(After(Ich9LpcRegisters.PmbaseOffset) | After(Ich9LpcRegisters.PmbaseOffset + 1) << 8);

        uint After(int register) => register >= first && register < end ? (byte)(value >> ((register - first) * 8)) : Register(register, 1);
    }

    private static bool Overlaps(uint pmbase)
    {
        int start = (int)(pmbase & Ich9LpcRegisters.PmbaseBaseMask);
        return start != 0 && UnmodelledPorts.Within(start, start + Ich9Pm.DecodedPorts - 1 + MostPastTheEnd);
    }

    private uint Register(int offset, int width) => model.Chipset.ReadConfig(0, LpcDevice, 0, offset, width);

    // QEMU aborts when a machine whose CPUs never ran suspends. Which of the bytes reach PM1_CNT together depends on how the access
    // is cut; none that could is let through.
    private bool SuspendsToRam(JsonElement step)
    {
        int lane = model.Chipset.Lpc.PowerManagementBase + Pm1Cnt - Number(step, "a");
        return MaySuspend(lane) || MaySuspend(lane + 1);

        bool MaySuspend(int at) => at >= 0 && at < step.GetProperty("w").GetInt32() && (Value(step) >> (at * 8) & SlpTypAndEn) == SuspendToRam;
    }

    private static uint Value(JsonElement step) => uint.Parse(step.GetProperty("v").GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private bool StartsDmaBehindAWindow(JsonElement step) =>
        Number(step, "a") == FwCfg.DmaPort + 4 && step.GetProperty("w").GetInt32() == 4
        && !DmaFinds(BinaryPrimitives.ReverseEndianness(Value(step)));

    // Where something lies over the control block, QEMU would take what that reads for a request, of up to 4 GiB.
    private bool DmaFinds(ulong block) =>
        MemoryViews.Classify(block, model.Chipset.Map, Requester.Dma).Read is MemoryTarget.Ram or MemoryTarget.Unassigned;

    private static int Number(JsonElement step, string name) =>
        int.Parse(step.GetProperty(name).GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private bool RaisesSmiForNobody(JsonElement step)
    {
        int lane = Apm.ControlPort - Number(step, "a");
        if (lane < 0 || lane >= step.GetProperty("w").GetInt32())
        {
            return false;
        }

        uint value = Value(step) >> (lane * 8);
        return model.Chipset.Pm.ApmcEnabled && !model.Chipset.SmiFeatures.BroadcastNegotiated && (byte)value is not (AcpiEnable or AcpiDisable);
    }
}
