// Where SMRAM is: the window that SMRRs cover.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    private const ulong OneMib = 0x0010_0000;
    private const ulong FourGib = 0x1_0000_0000;

    // 256 KiB less the page at the start of TSEG that S3 uses.
    private const ulong SmallestSmramRange = 0x4_0000 - 0x1000;

    /// <summary>
    /// FindSmramInfo: the largest usable range of the SMRAM HOB between 1 MiB and 4 GiB, grown by the ranges next to it. Stops
    /// when there is none.
    /// </summary>
    private async FirmwareTask FindSmramInfo()
    {
        ulong hob = await HobLib.GetFirstGuidHob(Guids.gEfiSmmSmramMemoryGuid);
        await StopUnless(hob != 0, "FindSmramInfo: no SMRAM HOB");
        Ptr<EfiSmramHobDescriptorBlock> block = new(HobLib.GetGuidHobData(hob));
        uint count = await block.NumberOfSmmReservedRegions;
        Ptr<EfiSmramDescriptor> ranges = block.Descriptor;
        Ptr<EfiSmramDescriptor> largest = await LargestRange(ranges, count);
        await StopUnless(!largest.IsNull, "FindSmramInfo: no SMRAM below 4 GiB");
        ulong start = await largest.CpuStart;
        ulong size = await largest.PhysicalSize;
        for (uint pass = 0; pass < count; pass++)
        {
            (start, size) = await Grow(ranges, count, new SmramWindow(start, size));
        }

        await mCpuHotPlugData.SmrrBase.Set((uint)start);
        await mCpuHotPlugData.SmrrSize.Set((uint)size);
    }

    // C takes ranges that are free; the ranges that PEI allocated (S3 page, SMBASE tiles) join by lying next to them.
    private static async FirmwareTask<Ptr<EfiSmramDescriptor>> LargestRange(Ptr<EfiSmramDescriptor> ranges, uint count)
    {
        const ulong Unusable = EfiSmramDescriptor.Allocated | EfiSmramDescriptor.NeedsTesting | EfiSmramDescriptor.NeedsEccInitialization;
        Ptr<EfiSmramDescriptor> largest = Ptr<EfiSmramDescriptor>.Null;
        ulong largestSize = SmallestSmramRange - 1;
        for (uint index = 0; index < count; index++)
        {
            Ptr<EfiSmramDescriptor> range = ranges + index;
            ulong start = await range.CpuStart;
            ulong size = await range.PhysicalSize;
            bool usable = (await range.RegionState & Unusable) == 0 && start >= OneMib && start + size <= FourGib;
            if (usable && size > largestSize)
            {
                (largest, largestSize) = (range, size);
            }
        }

        return largest;
    }

    private static async FirmwareTask<SmramWindow> Grow(Ptr<EfiSmramDescriptor> ranges, uint count, SmramWindow window)
    {
        for (uint index = 0; index < count; index++)
        {
            ulong start = await (ranges + index).CpuStart;
            ulong size = await (ranges + index).PhysicalSize;
            if (start < window.Start && start + size == window.Start)
            {
                window = new SmramWindow(start, window.Size + size);
            }
            else if (start == window.Start + window.Size && size > 0)
            {
                window = window with { Size = window.Size + size };
            }
        }

        return window;
    }

    private readonly record struct SmramWindow(ulong Start, ulong Size);
}
