// Memory as a bus master reaches it: never SMRAM, never a device.
namespace SmmFirmwareKit.Hardware;

/// <summary>DMA: where nothing answers, reads give ones (master abort) and writes are lost.</summary>
public sealed class DmaMemory(Func<MemoryBus> bus) : IDmaMemory
{
    public bool Read(ulong address, Span<byte> destination)
    {
        destination.Fill(0xFF);
        return bus().TryRead(address, destination, Requester.Dma);
    }

    public bool Write(ulong address, ReadOnlySpan<byte> source) => bus().TryWrite(address, source, Requester.Dma);
}
