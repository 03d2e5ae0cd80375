// The wires that leave the chipset, and the memory its DMA engine reaches.
namespace SmmFirmwareKit.Hardware;

/// <summary>Where a write to PM1_CNT.SLP_EN leads (ACPI 6.5, 7.4.2).</summary>
public enum SleepState
{
    /// <summary>S3.</summary>
    SuspendToRam = 3,

    /// <summary>S4.</summary>
    SuspendToDisk = 4,

    /// <summary>S5.</summary>
    SoftOff = 5,
}

/// <summary>What the chipset does to the rest of the machine. CPUs are named by their index among the possible CPUs.</summary>
public interface IChipsetOutputs
{
    /// <summary>SMI to one CPU (a write to APM_CNT while broadcast is not negotiated, or to TCO_DAT_IN).</summary>
    void RaiseSmi(int cpu);

    /// <summary>SMI to every CPU present, halted and freshly added ones too.</summary>
    void BroadcastSmi();

    /// <summary>The SCI changed level on the wire to input <paramref name="line"/> of the I/O APIC (<see cref="IoApic.SetLine"/>).</summary>
    void SetInterruptLine(int line, bool level);

    /// <summary>The I/O APIC sends a message to local APICs.</summary>
    void SendInterrupt(IoApicMessage message);

    /// <summary>Software asked for a system reset (port 0xCF9 or 0x92). The machine calls <see cref="Chipset.SystemReset"/> when it gets there.</summary>
    void RequestSystemReset();

    /// <summary>Software sends the machine to sleep.</summary>
    void RequestSleep(SleepState state);

    /// <summary>Software masks address line 20 of the first CPU, or opens it again (port 0x92).</summary>
    void SetAddressLine20(bool open);

    /// <summary>Software ejected this CPU: it no longer exists.</summary>
    void Ejected(int cpu);

    /// <summary>The OS reported the outcome of a hot-plug event (_OST).</summary>
    void ReportOspmStatus(int cpu, uint ostEvent, uint ostStatus);
}

/// <summary>Physical memory as a device that is not in SMM reaches it.</summary>
public interface IDmaMemory
{
    /// <summary>Reads bytes; false if nothing answered somewhere in the range.</summary>
    bool Read(ulong address, Span<byte> destination);

    /// <summary>Writes bytes; false if nothing took them somewhere in the range.</summary>
    bool Write(ulong address, ReadOnlySpan<byte> source);
}
