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
    private const uint FirstFreePort = 0x600;

    /// <summary>
    /// Whether a CPU was ejected. QEMU 7.2 frees it while its vCPU thread still ends: the next device_add or device_del dies, and
    /// other memory of QEMU, configuration spaces among it, may be overwritten. A sequence ends here.
    /// </summary>
    public bool Ejected => model.Outputs.Ejections > 0;

    /// <summary>Whether QEMU would survive the request, with the model in the state before it.</summary>
    public bool Allows(JsonElement step) => step.GetProperty("op").GetString() switch
    {
        // An SMI for the writing CPU, when there is none: qtest writes.
        "out" => !RaisesSmiForNobody(step) && !OverlapsOtherPorts(step) && !StartsDmaBehindAWindow(step),
        "cfgw" or "wr" => !OverlapsOtherPorts(step),
        "fww" => DmaFinds(QtestWords.DmaBlock),
        _ => true,
    };

    // With PMBASE as a reset leaves it, enabling the block would lay it over the ports of other devices. Who then answers depends
    // in QEMU on which of them was placed last; the manuals leave it open. It is moved in one piece, by the step made for it.
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

        return (moves && !step.GetProperty("op").ValueEquals("cfgw")) || (enables && PmbaseAddress < FirstFreePort);
    }

    private uint PmbaseAddress => model.Chipset.ReadConfig(0, LpcDevice, 0, Ich9LpcRegisters.PmbaseOffset, 2) & Ich9LpcRegisters.PmbaseBaseMask;

    private bool StartsDmaBehindAWindow(JsonElement step) =>
        Number(step, "a") == FwCfg.DmaPort + 4 && step.GetProperty("w").GetInt32() == 4
        && !DmaFinds(BinaryPrimitives.ReverseEndianness(Value(step)));

    // Where something lies over the control block, QEMU would take what that reads for a request, of up to 4 GiB.
    private bool DmaFinds(ulong block) =>
        MemoryViews.Classify(block, model.Chipset.Map, Requester.Dma).Read is MemoryTarget.Ram or MemoryTarget.Unassigned;

    private static int Number(JsonElement step, string name) =>
        int.Parse(step.GetProperty(name).GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static uint Value(JsonElement step) => uint.Parse(step.GetProperty("v").GetString()!.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

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
