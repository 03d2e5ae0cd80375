// A composed module, as a platform sees it.
namespace SmmFirmwareKit.Efi;

/// <summary>What every <see cref="FirmwareModuleAttribute"/> class is; the generator implements it.</summary>
public interface IFirmwareModule
{
    /// <summary>Address of the entry point, once the image is linked.</summary>
    ulong EntryPoint { get; }
}
