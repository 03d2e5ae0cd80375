// What every C file of CpuHotplugSmm sees: the driver's globals, its libraries and its other files.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Base of the driver's files. All globals lie in SMRAM.</summary>
public abstract partial class CpuHotplugSmmPart(CpuHotplugSmmModule module) : ImagePart
{
    /// <summary>The hot-plug register block is reached through this protocol of the SMM core.</summary>
    [Global] protected partial Field<Ptr<EfiMmCpuIoProtocol>> mMmCpuIo { get; }

    /// <summary>Where APIC ids are announced to, and withdrawn from, PiSmmCpuDxeSmm.</summary>
    [Global] protected partial Field<Ptr<EfiSmmCpuServiceProtocol>> mMmCpuService { get; }

    /// <summary>APIC id and SMBASE by slot; set up by PiSmmCpuDxeSmm, updated here.</summary>
    [Global] protected partial Field<Ptr<CpuHotPlugData>> mCpuHotPlugData { get; }

    /// <summary>What OVMF's SmmCpuFeaturesLib looks at when a CPU leaves SMM.</summary>
    [Global] protected partial Field<Ptr<CpuHotEjectData>> mCpuHotEjectData { get; }

    /// <summary>APIC ids with a pending insert event, in selector order.</summary>
    [Global] protected partial Field<Ptr<uint>> mPluggedApicIds { get; }

    /// <summary>APIC ids whose firmware-eject bit is set.</summary>
    [Global] protected partial Field<Ptr<uint>> mToUnplugApicIds { get; }

    /// <summary>Register-block selectors that belong to <see cref="mToUnplugApicIds"/>.</summary>
    [Global] protected partial Field<Ptr<uint>> mToUnplugSelectors { get; }

    /// <summary>A page of reserved RAM under 1 MiB where a new CPU waits after its first SMI.</summary>
    [Global] protected partial Field<uint> mPostSmmPenAddress { get; }

    /// <summary>Handle of the registration of CpuHotplugMmi.</summary>
    [Global] protected partial Field<ulong> mDispatchHandle { get; }

    // What the C functions keep in local variables whose address they pass on.

    /// <summary>One register value on its way to or from the CPU I/O protocol.</summary>
    [Global] protected partial Field<ulong> IoBuffer { get; }

    /// <summary>C: PluggedCount of CpuHotplugMmi.</summary>
    [Global] protected partial Field<uint> PluggedCount { get; }

    /// <summary>C: ToUnplugCount of CpuHotplugMmi.</summary>
    [Global] protected partial Field<uint> ToUnplugCount { get; }

    /// <summary>C: NewProcessorNumberByProtocol of ProcessHotAddedCpus.</summary>
    [Global] protected partial Field<ulong> NewProcessorNumberByProtocol { get; }
}
