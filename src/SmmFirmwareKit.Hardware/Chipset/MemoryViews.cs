// Address decoding of q35 as a pure function: page, map and requester give the target.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Hardware;

/// <summary>Classifies 4 KiB pages. Cache the answer until <see cref="Chipset.MapEpoch"/> moves.</summary>
/// <remarks>
/// Held against QEMU's flat views in 28 SMRAM states. QEMU without a VGA device is the machine modelled: a closed A segment
/// leads to the PCI bus, nobody answers there, and the access falls through to RAM. So A-seg is not protected, only TSEG and
/// the default SMBASE are. Where windows overlap, the order is QEMU's (<c>info mtree</c>): local APIC, RCBA window and TSEG, locked
/// default SMBASE, PAM, PCIEXBAR window, RAM and I/O APIC, flash.
/// </remarks>
public static class MemoryViews
{
    public const ulong ASegBase = 0xA0000;
    public const ulong HighASegBase = 0xFEDA0000;
    public const ulong ASegSize = 0x20000;
    public const ulong FourGiB = 0x1_0000_0000;

    private const ulong DefaultSmbase = 0x30000;
    private const ulong DefaultSmbaseSize = 0x20000;
    public const ulong IoApicBase = 0xFEC00000;
    private const ulong LocalApicBase = 0xFEE00000;
    private const ulong LocalApicSize = 0x100000;
    private const ulong ShadowBase = 0xC0000;
    private const ulong ShadowSize = 0x40000;
    private const ulong IsaBiosBase = 0xE0000;
    private const ulong IsaBiosSize = 0x20000;
    private const uint PamRom = 0;
    private const uint PamReadOnly = 1;

    /// <summary>What the page at <paramref name="address"/> leads to.</summary>
    public static PageTarget Classify(ulong address, in AddressMap map, Requester requester)
    {
        ulong page = address & ~0xFFFUL;
        bool smm = requester == Requester.CpuInSmm;
        if (smm && SmramFor(page, map.Smram) is { } smram)
        {
            return smram;
        }

        return page < FourGiB
            ? InFront(page, map, smm, requester) ?? Behind(page, map)
            : Behind(page, map);
    }

    private static PageTarget Unassigned => PageTarget.Both(MemoryTarget.Unassigned, 0);

    // What only SMM sees lies over everything else, and shows RAM.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PageTarget? SmramFor(ulong page, in SmramState smram)
    {
        if (IsHiddenOutsideSmm(page, smram))
        {
            return PageTarget.Both(MemoryTarget.Ram, page);
        }

        ulong aSeg = page - (smram.HSmrame ? HighASegBase : ASegBase);
        return smram.GSmrame && aSeg < ASegSize ? PageTarget.Both(MemoryTarget.Ram, ASegBase + aSeg) : null;
    }

    private static bool IsHiddenOutsideSmm(ulong page, in SmramState smram) =>
        smram.InTseg(page) || (smram.DefaultSmbaseLocked && page - DefaultSmbase < DefaultSmbaseSize);

    // What the chipset lays over RAM (in QEMU, memory regions of a priority above RAM's). Null where it lays nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PageTarget? InFront(ulong page, in AddressMap map, bool smm, Requester requester)
    {
        if (page - LocalApicBase < LocalApicSize)
        {
            return PageTarget.Both(MemoryTarget.LocalApic, page - LocalApicBase);
        }

        if (page - map.RootComplexBase < map.RootComplexSize && !(map.TsegOverRootComplex && map.Smram.InTseg(page)))
        {
            return PageTarget.Both(MemoryTarget.RootComplex, page - map.RootComplexBase);
        }

        if (!smm && IsHiddenOutsideSmm(page, map.Smram))
        {
            return PageTarget.Both(MemoryTarget.BlackHole, page);
        }

        if (page - ShadowBase < ShadowSize)
        {
            return Shadow(page, map, requester);
        }

        if (map.Vga && page - ASegBase < ASegSize && (map.Smram.HSmrame || !map.Smram.DOpen))
        {
            return PageTarget.Both(MemoryTarget.Vga, page - ASegBase);
        }

        // Open high SMRAM. An open A segment is what lies behind, as a closed one is.
        bool open = map.Smram.HSmrame && map.Smram.DOpen && page - HighASegBase < ASegSize;
        return open ? PageTarget.Both(MemoryTarget.Ram, page - HighASegBase + ASegBase) : null;
    }

    // The configuration window lies over RAM and I/O APIC, because it is placed after them; the PCI bus is behind all.
    private static PageTarget Behind(ulong page, in AddressMap map)
    {
        if (page - map.EcamBase < map.EcamSize)
        {
            return PageTarget.Both(MemoryTarget.Ecam, page - map.EcamBase);
        }

        if (page < map.LowRamEnd || (page >= FourGiB && page < map.HighRamEnd))
        {
            return PageTarget.Both(MemoryTarget.Ram, page);
        }

        if (page < FourGiB && page >= FourGiB - map.FlashSize)
        {
            return PageTarget.Both(MemoryTarget.Flash, page - (FourGiB - map.FlashSize));
        }

        return page == IoApicBase ? PageTarget.Both(MemoryTarget.IoApic, 0) : Unassigned;
    }

    // 0xC0000..0xFFFFF: each PAM segment shows the ROM or the RAM below it (MCH datasheet, PAM0..PAM6). As in QEMU, "write only"
    // reads RAM too (init_pam: "should distinguish read/write cases"), the ROM takes no writes, and "read only" stops processors
    // but not bus masters (address_space_write looks at the memory, which is RAM, and not at the read-only alias).
    private static PageTarget Shadow(ulong page, in AddressMap map, Requester requester)
    {
        int segment = page >= 0xF0000 ? 0 : 1 + (int)((page - ShadowBase) >> 14);
        uint attributes = (map.Pam >> (segment * 2)) & 3;
        if (attributes != PamRom)
        {
            bool dropped = attributes == PamReadOnly && requester != Requester.Dma;
            return new PageTarget(MemoryTarget.Ram, dropped ? MemoryTarget.BlackHole : MemoryTarget.Ram, page, page);
        }

        return page < IsaBiosBase
            ? PageTarget.Both(MemoryTarget.OptionRom, page - ShadowBase)
            : PageTarget.Both(MemoryTarget.Flash, map.FlashSize - IsaBiosSize + (page - IsaBiosBase));
    }
}
