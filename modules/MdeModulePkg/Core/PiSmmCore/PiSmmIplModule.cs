// What PiSmmIpl.inf lists.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;

/// <summary>The DXE driver that loads the SMM core and stands for it outside SMM.</summary>
[FirmwareModule("MdeModulePkg/Core/PiSmmCore/PiSmmIpl.inf")]
public sealed class PiSmmIplModule
{
    public PiSmmIplModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        UefiBootServicesTableLib = libraries.Get<IUefiBootServicesTableLib>();
        PiSmmIpl = image.Add(new PiSmmIpl(this));
    }

    /// <summary>Address of <see cref="PiSmmIpl.SmmIplEntry"/>.</summary>
    public ulong EntryPoint => PiSmmIpl.SmmIplEntryAddress;

    public PiSmmIpl PiSmmIpl { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal IUefiBootServicesTableLib UefiBootServicesTableLib { get; }
}
