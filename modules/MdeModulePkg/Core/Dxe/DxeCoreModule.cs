// What DxeMain.inf lists, as far as the path to the OS needs it, with BDS linked in.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.OvmfPkg.Library.PlatformBootManagerLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>The DXE core.</summary>
[FirmwareModule("MdeModulePkg/Core/Dxe/DxeMain.inf")]
public sealed class DxeCoreModule
{
    public DxeCoreModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        HobLib = libraries.Get<IHobLib>();
        DxeMain = image.Add(new DxeMain(this));
        Handle = image.Add(new Handle(this));
        Event = image.Add(new Event(this));
        Page = image.Add(new Page(this));
        Pool = image.Add(new Pool(this));
        Dispatcher = image.Add(new Dispatcher(this));
        UefiBootServicesTableLib = new UefiBootServicesTableLib(this);
        BdsPlatform = image.Add(new BdsPlatform(libraries, UefiBootServicesTableLib));
    }

    /// <summary>Address of <see cref="DxeMain.DxeMainEntry"/>.</summary>
    public ulong EntryPoint => DxeMain.DxeMainEntryAddress;

    /// <summary>gBS for every DXE driver; bind it before they are composed.</summary>
    public IUefiBootServicesTableLib UefiBootServicesTableLib { get; }

    public DxeMain DxeMain { get; }

    public Page Page { get; }

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IHobLib HobLib { get; }

    internal Handle Handle { get; }

    internal Event Event { get; }

    internal Pool Pool { get; }

    internal Dispatcher Dispatcher { get; }

    internal BdsPlatform BdsPlatform { get; }
}
