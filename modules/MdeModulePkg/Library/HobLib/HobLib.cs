// Instance of library class HobLib: one HOB list at a fixed place in RAM, for PEI, DXE and the entry of SMM drivers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg;

/// <summary>MdePkg/Library/PeiHobLib and DxeHobLib; the list's layout is PI vol. 3 ch. 5. HobList is where it lies.</summary>
[Edk2("MdePkg/Library/PeiHobLib/HobLib.c")]
[LibraryInstance("MdePkg/Library/PeiHobLib/PeiHobLib.inf")]
[LibraryClasses(typeof(IBaseMemoryLib))]
[PlatformFact<ulong>("HobList")]
public sealed partial class HobLib : IHobLib
{
    private const ulong GenericHeaderSize = 8;
    private const ulong HandoffInfoTableSize = 0x38;
    private const ulong GuidTypeSize = 0x18;

    // PeiHobLib's BuildGuidHob asserts that the whole HOB fits a 16-bit length and stays 8-byte aligned.
    private const ulong MaximumGuidDataLength = 0xFFF8 - GuidTypeSize;

    private Ptr<EfiHobHandoffInfoTable> Handoff => new(HobList);

    public ulong GetHobList() => HobList;

    [Edk2("MdeModulePkg/Core/Pei/Hob/Hob.c")]
    public async FirmwareTask CreateHobList(EfiBootMode bootMode, ulong memoryBegin, ulong memoryLength)
    {
        await Handoff.Value.Set(new EfiHobHandoffInfoTable
        {
            Header = Header(EfiHobType.Handoff, HandoffInfoTableSize),
            Version = EfiHobHandoffInfoTable.HandoffTableVersion,
            BootMode = bootMode,
            EfiMemoryTop = memoryBegin + memoryLength,
            EfiMemoryBottom = memoryBegin,
            EfiFreeMemoryTop = memoryBegin + memoryLength,
            EfiFreeMemoryBottom = HobList + HandoffInfoTableSize + GenericHeaderSize,
            EfiEndOfHobList = HobList + HandoffInfoTableSize,
        });
        await WriteHeader(HobList + HandoffInfoTableSize, EfiHobType.EndOfHobList, GenericHeaderSize);
    }

    public async FirmwareTask<EfiBootMode> GetBootModeHob() => await Handoff.BootMode;

    public async FirmwareTask<ulong> GetNextHob(EfiHobType type, ulong hobStart)
    {
        for (ulong hob = hobStart; ;)
        {
            EfiHobGenericHeader header = await ReadHeader(hob);
            if (header.HobType == type)
            {
                return hob;
            }

            if (header.HobType == EfiHobType.EndOfHobList)
            {
                return 0;
            }

            hob += header.HobLength;
        }
    }

    public FirmwareTask<ulong> GetFirstGuidHob(EfiGuid guid) => GetNextGuidHob(guid, HobList);

    public async FirmwareTask<ulong> GetNextGuidHob(EfiGuid guid, ulong hobStart)
    {
        ulong hob = await GetNextHob(EfiHobType.GuidExtension, hobStart);
        while (hob != 0 && !await BaseMemoryLib.CompareGuid(new Ptr<EfiGuid>(hob + GenericHeaderSize), guid))
        {
            hob = await GetNextHob(EfiHobType.GuidExtension, await GetHobAfter(hob));
        }

        return hob;
    }

    public async FirmwareTask<ulong> GetHobAfter(ulong hob) => hob + (await ReadHeader(hob)).HobLength;

    public ulong GetGuidHobData(ulong hob) => hob + GuidTypeSize;

    public async FirmwareTask<ulong> GetGuidHobDataSize(ulong hob) => (await ReadHeader(hob)).HobLength - GuidTypeSize;

    public async FirmwareTask<ulong> BuildGuidHob(EfiGuid guid, ulong dataLength)
    {
        if (dataLength > MaximumGuidDataLength)
        {
            return 0;
        }

        ulong hob = await CreateHob(EfiHobType.GuidExtension, GuidTypeSize + dataLength);
        if (hob == 0)
        {
            return 0;
        }

        await new Field<EfiGuid>(hob + GenericHeaderSize).Set(guid);
        return GetGuidHobData(hob);
    }

    public async FirmwareTask<ulong> BuildGuidDataHob(EfiGuid guid, ulong data, ulong dataLength)
    {
        ulong copy = await BuildGuidHob(guid, dataLength);
        return copy == 0 ? 0 : await BaseMemoryLib.CopyMem(copy, data, dataLength);
    }

    // MdeModulePkg/Core/Pei/Hob/Hob.c PeiCreateHob: the end HOB moves up; EFI_OUT_OF_RESOURCES shows as NULL.
    private async FirmwareTask<ulong> CreateHob(EfiHobType type, ulong length)
    {
        ulong size = (length + 7) & ~7UL;
        ulong hob = await Handoff.EfiEndOfHobList;
        ulong end = hob + size;
        if (end + GenericHeaderSize > await Handoff.EfiFreeMemoryTop)
        {
            return 0;
        }

        await WriteHeader(hob, type, size);
        await WriteHeader(end, EfiHobType.EndOfHobList, GenericHeaderSize);
        await Handoff.EfiEndOfHobList.Set(end);
        await Handoff.EfiFreeMemoryBottom.Set(end + GenericHeaderSize);
        return hob;
    }

    private static ReadStep<EfiHobGenericHeader> ReadHeader(ulong hob) => new Field<EfiHobGenericHeader>(hob).GetAwaiter();

    private static WriteStep<EfiHobGenericHeader> WriteHeader(ulong hob, EfiHobType type, ulong length) => new Field<EfiHobGenericHeader>(hob).Set(Header(type, length));

    private static EfiHobGenericHeader Header(EfiHobType type, ulong length) => new() { HobType = type, HobLength = (ushort)length };
}
