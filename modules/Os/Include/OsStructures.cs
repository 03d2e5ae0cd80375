// What the OS model shares with BDS before it and with the outside while it runs.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>OS_HANDOFF: the processors, as an ACPI MADT would list the enabled ones: ApicId[CpuCount].</summary>
[FirmwareStructure("OS_HANDOFF", Source = "the kit's stand-in for ACPI's MADT")]
[FlexibleArray<uint>("ApicId")]
public partial struct OsHandoff
{
    /// <summary>'MADT'.</summary>
    public const uint HandoffSignature = 0x5444414D;

    public uint Signature;
    public uint CpuCount;
    public ulong Reserved;
}

/// <summary>What the OS is doing.</summary>
public enum OsState : uint
{
    /// <summary>Not entered yet: RAM is zero after power-on.</summary>
    NotStarted = 0,

    /// <summary>Bringing up the processors of the hand-off.</summary>
    Booting = 1,

    /// <summary>Waiting for an interrupt or a request.</summary>
    Idle = 2,

    /// <summary>Serving an interrupt or a request.</summary>
    Busy = 3,
}

/// <summary>Whether the ACPI code raises an SMI when CPUs were added.</summary>
public enum OsSmiPolicy : uint
{
    /// <summary>No: what QEMU's AML does when CPU hot-plug with SMI is not negotiated.</summary>
    Never = 0,

    /// <summary>Yes: what it does when it is. Also useful without: the SMI then reaches the writing processor only.</summary>
    Always = 1,
}

/// <summary>OS_CONTROL: counters and requests.</summary>
[FirmwareStructure("OS_CONTROL")]
public partial struct OsControl
{
    /// <summary>Set in <see cref="Request"/> beside the value for port 0xB2.</summary>
    public const uint RequestPending = 0x100;

    [Shared] public OsState State;
    [Shared] public OsSmiPolicy SmiPolicy;

    /// <summary><see cref="RequestPending"/> | value: the OS writes the value to port 0xB2 and clears the word.</summary>
    [Shared] public uint Request;

    /// <summary>Requests served.</summary>
    [Shared] public uint RequestCount;

    /// <summary>SCI interrupts taken.</summary>
    [Shared] public uint SciCount;

    /// <summary>An SCI waits for its GPE method.</summary>
    [Shared] public uint SciPending;

    /// <summary>Runs of the CPU scan method.</summary>
    [Shared] public uint ScanCount;

    /// <summary>Writes of 4 to port 0xB2 by the scan.</summary>
    [Shared] public uint SmiCount;

    /// <summary>Notify (CPU, Device Check) so far.</summary>
    [Shared] public uint NotifyCount;

    /// <summary>Entries of <see cref="OsMemoryMap.Online"/>.</summary>
    [Shared] public uint OnlineCount;
}

/// <summary>OS_CPU: one processor that reached the OS.</summary>
[FirmwareStructure("OS_CPU")]
public partial struct OsCpu
{
    [Shared] public uint ApicId;

    /// <summary>Times that HLT ended.</summary>
    [Shared] public uint WakeUps;
}
