// The operating system model's image. It is the kit's own: EDK2 has no twin of it.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Boots processors, answers the SCI with QEMU's CPU scan, and brings new processors online.</summary>
public sealed class OsModule
{
    /// <param name="image">Image of file type OS.</param>
    /// <param name="libraries">Library instances; the OS uses no firmware service.</param>
    /// <param name="smiPolicy">What the machine's AML would do; <see cref="OsControl.SmiPolicy"/> may be changed at run time.</param>
    public OsModule(FirmwareImage image, LibraryInstances libraries, OsSmiPolicy smiPolicy = OsSmiPolicy.Always)
    {
        SmiPolicy = smiPolicy;
        BaseLib = libraries.Get<IBaseLib>();
        BaseMemoryLib = libraries.Get<IBaseMemoryLib>();
        IoLib = libraries.Get<IIoLib>();
        PciLib = libraries.Get<IPciLib>();
        LocalApicLib = libraries.Get<ILocalApicLib>();
        OsKernel = image.Add(new OsKernel(this));
        ApStartup = image.Add(new ApStartup(this));
        Interrupts = image.Add(new Interrupts(this));
        AcpiScan = image.Add(new AcpiScan(this));
        CpuOnline = image.Add(new CpuOnline(this));
    }

    /// <summary>Address of <see cref="OsKernel.OsMain"/>.</summary>
    public ulong EntryPoint => OsKernel.OsMainAddress;

    internal OsSmiPolicy SmiPolicy { get; }

    internal IBaseLib BaseLib { get; }

    internal IBaseMemoryLib BaseMemoryLib { get; }

    internal IIoLib IoLib { get; }

    internal IPciLib PciLib { get; }

    internal ILocalApicLib LocalApicLib { get; }

    internal OsKernel OsKernel { get; }

    internal ApStartup ApStartup { get; }

    internal Interrupts Interrupts { get; }

    internal AcpiScan AcpiScan { get; }

    internal CpuOnline CpuOnline { get; }
}
