// What CpuMpPei.inf lists, and short names for its parts.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.CpuMpPei;

/// <summary>The PEIM that finds the processors.</summary>
[FirmwareModule("UefiCpuPkg/CpuMpPei/CpuMpPei.inf")]
public sealed class CpuMpPeiModule
{
    public CpuMpPeiModule(FirmwareImage image, LibraryInstances libraries)
    {
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        PeiServicesLib = libraries.Get<IPeiServicesLib>();
        MpInitLib = new PeiMpInitLib(image, libraries).MpInitLib;
        CpuMpPei = image.Add(new CpuMpPei(this));
        CpuMp2 = image.Add(new CpuMp2(this));
    }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal IPeiServicesLib PeiServicesLib { get; }

    internal IMpInitLib MpInitLib { get; }

    internal CpuMpPei CpuMpPei { get; }

    internal CpuMp2 CpuMp2 { get; }

    public ulong EntryPoint => CpuMpPei.CpuMpPeimInitAddress;
}

/// <summary>A file of CpuMpPei.</summary>
public abstract class CpuMpPeiPart(CpuMpPeiModule module) : ImagePart
{
    protected IDebugLib DebugLib => module.DebugLib;

    protected IHobLib HobLib => module.HobLib;

    protected IPeiServicesLib PeiServicesLib => module.PeiServicesLib;

    protected IMpInitLib MpInitLib => module.MpInitLib;

    internal CpuMp2 CpuMp2 => module.CpuMp2;
}
