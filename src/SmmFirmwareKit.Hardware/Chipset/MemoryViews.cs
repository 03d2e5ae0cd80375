// Address decoding of q35 as a pure function: page, map and requester give the target.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Hardware;

/// <summary>Classifies 4 KiB pages. Cache the answer until <see cref="Chipset.MapEpoch"/> moves.</summary>
/// <remarks>
/// Held against QEMU's flat views in 28 SMRAM states. QEMU without a VGA device is the machine modelled: a closed A segment
/// leads to the PCI bus, nobody answers there, and the access falls through to RAM. So A-seg is not protected, only TSEG and
/// the default SMBASE are.
/// </remarks>
public static class MemoryViews
{
    public const ulong ASegBase = 0xA0000;
    public const ulong HighASegBase = 0xFEDA0000;
    public const ulong ASegSize = 0x20000;
    public const ulong FourGiB = 0x1_0000_0000;

    private const ulong DefaultSmbase = 0x30000;
    private const ulong DefaultSmbaseSize = 0x20000;
    private const ulong IoApicBase = 0xFEC00000;
    private const ulong LocalApicBase = 0xFEE00000;
    private const ulong LocalApicSize = 0x100000;
    private const ulong RootComplexSize = 0x4000;
    private const ulong IsaBiosSize = 0x20000;

    /// <summary>What the page at <paramref name="address"/> leads to.</summary>
    public static PageTarget Classify(ulong address, in AddressMap map, Requester requester)
    {
        ulong page = address & ~0xFFFUL;
        bool smm = requester == Requester.CpuInSmm;
        if (page < map.LowRamEnd)
        {
            return page - 0xC0000 < 0x40000 ? Shadow(page, map) : LowRam(page, map, smm);
        }

        if (page >= FourGiB)
        {
            return page < map.HighRamEnd ? PageTarget.Both(MemoryTarget.Ram, page) : Unassigned;
        }

        return AboveLowRam(page, map, smm);
    }

    private static PageTarget Unassigned => PageTarget.Both(MemoryTarget.Unassigned, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PageTarget LowRam(ulong page, in AddressMap map, bool smm)
    {
        bool hidden = !smm && (map.Smram.InTseg(page) || (map.Smram.DefaultSmbaseLocked && page - DefaultSmbase < DefaultSmbaseSize));
        return PageTarget.Both(hidden ? MemoryTarget.BlackHole : MemoryTarget.Ram, page);
    }

    private static PageTarget AboveLowRam(ulong page, in AddressMap map, bool smm)
    {
        if (page >= FourGiB - map.FlashSize)
        {
            return PageTarget.Both(MemoryTarget.Flash, page - (FourGiB - map.FlashSize));
        }

        if (page - HighASegBase < ASegSize)
        {
            return HighASeg(page, map.Smram, smm);
        }

        if (page - LocalApicBase < LocalApicSize)
        {
            return PageTarget.Both(MemoryTarget.LocalApic, page - LocalApicBase);
        }

        return page == IoApicBase ? PageTarget.Both(MemoryTarget.IoApic, 0) : Windows(page, map);
    }

    // High SMRAM: SMM sees it while G_SMRAME and H_SMRAME are set; D_OPEN with H_SMRAME opens it to everyone.
    private static PageTarget HighASeg(ulong page, in SmramState smram, bool smm)
    {
        bool visible = smram.HSmrame && (smram.DOpen || (smm && smram.GSmrame));
        return visible ? PageTarget.Both(MemoryTarget.Ram, page - HighASegBase + ASegBase) : Unassigned;
    }

    private static PageTarget Windows(ulong page, in AddressMap map)
    {
        if (page - map.EcamBase < map.EcamSize)
        {
            return PageTarget.Both(MemoryTarget.Ecam, page - map.EcamBase);
        }

        bool rootComplex = map.RootComplexBase != 0 && page - map.RootComplexBase < RootComplexSize;
        return rootComplex ? PageTarget.Both(MemoryTarget.RootComplex, page - map.RootComplexBase) : Unassigned;
    }

    // 0xC0000..0xFFFFF: each PAM segment sends reads and writes to RAM or to the ROM below it (MCH datasheet, PAM0..PAM6).
    private static PageTarget Shadow(ulong page, in AddressMap map)
    {
        int segment = page >= 0xF0000 ? 0 : 1 + (int)((page - 0xC0000) >> 14);
        uint attributes = (map.Pam >> (segment * 2)) & 3;
        (MemoryTarget rom, ulong offset) = page < 0xE0000
            ? (MemoryTarget.OptionRom, page - 0xC0000)
            : (MemoryTarget.Flash, map.FlashSize - IsaBiosSize + (page - 0xE0000));
        bool readRam = (attributes & 1) != 0;
        bool writeRam = (attributes & 2) != 0;
        return new PageTarget(
            readRam ? MemoryTarget.Ram : rom,
            writeRam ? MemoryTarget.Ram : rom,
            readRam ? page : offset,
            writeRam ? page : offset);
    }
}
