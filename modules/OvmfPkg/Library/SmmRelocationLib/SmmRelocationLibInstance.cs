// What SmmRelocationLib.inf lists, and the globals its files share.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>OVMF's SmmRelocationLib, linked into the image of PlatformPei.</summary>
public sealed class SmmRelocationLibInstance
{
    public SmmRelocationLibInstance(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        LocalApicLib = libraries.Get<ILocalApicLib>();
        PcdLib = libraries.Get<IPcdLib>();
        Library = image.Add(new SmmRelocationLib(this));
        SmramHob = image.Add(new SmramHob(this));
        SmramSaveStateConfig = image.Add(new SmramSaveStateConfig(this));
        SmmInit = image.Add(new SmmInit(this));
    }

    /// <summary>The library class's member.</summary>
    public ISmmRelocationLib SmmRelocationLib => Library;

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal ILocalApicLib LocalApicLib { get; }

    internal IPcdLib PcdLib { get; }

    internal SmmRelocationLib Library { get; }

    internal SmramHob SmramHob { get; }

    internal SmramSaveStateConfig SmramSaveStateConfig { get; }

    internal SmmInit SmmInit { get; }
}
