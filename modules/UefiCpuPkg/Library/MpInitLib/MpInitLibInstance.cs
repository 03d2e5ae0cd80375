// What the library's INFs list: the parts of one instance and the library classes they use.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

/// <summary>One instance of MpInitLib, linked into the image of CpuMpPei or CpuDxe.</summary>
public abstract class MpInitLibInstance
{
    protected MpInitLibInstance(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        LocalApicLib = libraries.Get<ILocalApicLib>();
        MtrrLib = libraries.Get<IMtrrLib>();
        PcdLib = libraries.Get<IPcdLib>();
        SynchronizationLib = libraries.Get<ISynchronizationLib>();
        TimerLib = libraries.Get<ITimerLib>();
        MpLib = image.Add(new MpLib(this));
        MpFuncs = image.Add(new MpFuncs(this));
    }

    /// <summary>The library class's members.</summary>
    public IMpInitLib MpInitLib => MpLib;

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal ILocalApicLib LocalApicLib { get; }

    internal IMtrrLib MtrrLib { get; }

    internal IPcdLib PcdLib { get; }

    internal ISynchronizationLib SynchronizationLib { get; }

    internal ITimerLib TimerLib { get; }

    internal MpLib MpLib { get; }

    internal MpFuncs MpFuncs { get; }

    /// <summary>What differs between PEI and DXE.</summary>
    internal abstract IMpLibPhase Phase { get; }
}

/// <summary>PeiMpInitLib.inf.</summary>
public sealed class PeiMpInitLib : MpInitLibInstance
{
    public PeiMpInitLib(FirmwareImage image, LibraryInstances libraries)
        : base(image, libraries)
    {
        PeiServicesLib = libraries.Get<IPeiServicesLib>();
        Phase = image.Add(new PeiMpLib(this));
    }

    internal override IMpLibPhase Phase { get; }

    internal IPeiServicesLib PeiServicesLib { get; }
}

/// <summary>DxeMpInitLib.inf.</summary>
public sealed class DxeMpInitLib : MpInitLibInstance
{
    public DxeMpInitLib(FirmwareImage image, LibraryInstances libraries)
        : base(image, libraries)
    {
        BootServices = libraries.Get<IUefiBootServicesTableLib>();
        Phase = image.Add(new DxeMpLib(this));
    }

    internal override IMpLibPhase Phase { get; }

    internal IUefiBootServicesTableLib BootServices { get; }
}
