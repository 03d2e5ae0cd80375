// InternalSmmRelocationLib.h: globals and short names of the library's files.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>A file of the library.</summary>
public abstract partial class SmmRelocationLibPart(SmmRelocationLibInstance instance) : ImagePart
{
    /// <summary>Room that the default handler takes.</summary>
    protected const ulong HandlerWindow = 0x20;

    [Global]
    internal partial Field<ulong> mNumberOfCpus { get; }

    [Global]
    internal partial Field<ulong> mNumberOfEnabledCpus { get; }

    [Global]
    internal partial Field<ulong> mMaxNumberOfCpus { get; }

    /// <summary>SMBASE for the processor that is being relocated.</summary>
    [Global]
    internal partial Field<ulong> mSmBase { get; }

    /// <summary>Set by the relocated processor, after its RSM.</summary>
    [Global]
    internal partial Field<bool> mRebased { get; }

    /// <summary>Where the relocated processor was before the SMI.</summary>
    [Global]
    internal partial Field<ulong> mSmmRelocationOriginalAddress { get; }

    /// <summary>Bytes of the default handler's place, put back at the end.</summary>
    [Global(Length = (int)HandlerWindow)]
    internal partial Ptr<byte> mBackupHandler { get; }

    /// <summary>Bytes of the default save-state map, put back at the end.</summary>
    [Global(Length = (int)SmramLayout.SMRAM_SAVE_STATE_MAP_SIZE)]
    internal partial Ptr<byte> mBackupSaveState { get; }

    /// <summary>A local of SmmRelocateBases whose address the PPI takes.</summary>
    [Global]
    internal partial Field<EfiProcessorInformation> mProcessorInfo { get; }

    /// <summary>Patched into the code in C: control registers for the SMI, those of the BSP.</summary>
    [Global]
    internal partial Field<ulong> gPatchSmmInitCr0 { get; }

    [Global]
    internal partial Field<ulong> gPatchSmmInitCr3 { get; }

    [Global]
    internal partial Field<ulong> gPatchSmmInitCr4 { get; }
}
