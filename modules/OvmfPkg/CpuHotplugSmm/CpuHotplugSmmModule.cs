// What CpuHotplugSmm.inf lists: the driver's C files and the library classes they call.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>The driver that gives hot-added CPUs a place in SMRAM and takes it away on hot-unplug.</summary>
[FirmwareModule("OvmfPkg/CpuHotplugSmm/CpuHotplugSmm.inf")]
public sealed class CpuHotplugSmmModule
{
    public CpuHotplugSmmModule(FirmwareImage image, LibraryInstances libraries)
    {
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        DebugLib = libraries.Get<IDebugLib>();
        LocalApicLib = libraries.Get<ILocalApicLib>();
        PcdLib = libraries.Get<IPcdLib>();
        MmServicesTableLib = libraries.Get<IMmServicesTableLib>();
        UefiBootServicesTableLib = libraries.Get<IUefiBootServicesTableLib>();
        QemuCpuhp = image.Add(new QemuCpuhp(this));
        Smbase = image.Add(new Smbase(this));
        FirstSmiHandler = image.Add(new FirstSmiHandler(this));
        PostSmmPen = image.Add(new PostSmmPen(this));
        CpuHotplug = image.Add(new CpuHotplug(this));
    }

    /// <summary>Address of <see cref="CpuHotplug.CpuHotplugEntry"/>.</summary>
    public ulong EntryPoint => CpuHotplug.CpuHotplugEntryAddress;

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IDebugLib DebugLib { get; }

    internal ILocalApicLib LocalApicLib { get; }

    internal IPcdLib PcdLib { get; }

    internal IMmServicesTableLib MmServicesTableLib { get; }

    internal IUefiBootServicesTableLib UefiBootServicesTableLib { get; }

    public QemuCpuhp QemuCpuhp { get; }

    public Smbase Smbase { get; }

    internal FirstSmiHandler FirstSmiHandler { get; }

    internal PostSmmPen PostSmmPen { get; }

    public CpuHotplug CpuHotplug { get; }
}
