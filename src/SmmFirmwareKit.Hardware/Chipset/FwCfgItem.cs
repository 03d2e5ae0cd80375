// One selectable item of fw_cfg.
namespace SmmFirmwareKit.Hardware;

/// <summary>Bytes behind a selector.</summary>
/// <param name="Selector">The key.</param>
/// <param name="Name">File name; null for the numbered items that are no files.</param>
/// <param name="Content">What is read.</param>
/// <param name="Writable">Whether DMA may write it.</param>
internal sealed record FwCfgItem(ushort Selector, string? Name, byte[] Content, bool Writable = false)
{
    /// <summary>Runs whenever the item is selected.</summary>
    public Action? Selected { get; init; }

    /// <summary>Runs before a write changes <see cref="Content"/>.</summary>
    public Action? Changing { get; init; }
}
