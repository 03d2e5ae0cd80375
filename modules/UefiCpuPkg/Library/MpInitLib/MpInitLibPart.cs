// Short names for the parts of MpInitLib, and what MpLib.h asks of the phase's own file.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>A C file of the library.</summary>
public abstract partial class MpInitLibPart(MpInitLibInstance instance) : ImagePart
{
    internal IMpLibPhase Phase => instance.Phase;
}

/// <summary>The functions that PeiMpLib.c and DxeMpLib.c each define.</summary>
internal interface IMpLibPhase
{
    /// <summary>The library's data, or NULL before MpInitLibInitialize.</summary>
    FirmwareTask<Ptr<CpuMpData>> GetCpuMpData();

    FirmwareTask SaveCpuMpData(Ptr<CpuMpData> cpuMpData);

    /// <summary>What is left to do once the processors are known.</summary>
    FirmwareTask InitMpGlobalData(Ptr<CpuMpData> cpuMpData);

    /// <summary>A page-aligned buffer below 1 MiB, borrowed from whoever owns it.</summary>
    FirmwareTask<ulong> GetWakeupBuffer(ulong wakeupBufferSize);

    /// <summary>AllocatePages() of the phase; 0 when there is no memory.</summary>
    FirmwareTask<ulong> AllocatePages(ulong pages);
}
