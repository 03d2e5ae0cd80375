// Instance of library class LocalApicLib: package, core and thread from an APIC ID.
using System.Numerics;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg;

public sealed partial class BaseXApicX2ApicLib
{
    private const uint CpuidSignature = 0x00;
    private const uint CpuidVersionInfo = 0x01;
    private const uint CpuidCacheParams = 0x04;
    private const uint CpuidExtendedTopology = 0x0B;
    private const uint CpuidV2ExtendedTopology = 0x1F;
    private const uint HyperThreading = 1 << 28; // CPUID.1:EDX.HTT: more than one logical processor in the package
    private const uint LevelInvalid = 0;
    private const uint LevelSmt = 1;
    private const uint LevelCore = 2;
    private const uint LevelModule = 3;
    private const uint LevelTile = 4;
    private const uint LevelDie = 5;

    public async FirmwareTask<EfiCpuPhysicalLocation> GetProcessorLocationByApicId(ApicId initialApicId)
    {
        if ((await BaseLib.AsmCpuid(CpuidVersionInfo, 0, CpuidRegister.Edx) & HyperThreading) == 0)
        {
            return default;
        }

        uint maximumLeaf = await BaseLib.AsmCpuid(CpuidSignature, 0, CpuidRegister.Eax);
        bool extended = maximumLeaf >= CpuidExtendedTopology
            && await BaseLib.AsmCpuid(CpuidExtendedTopology, 0, CpuidRegister.Ebx) != 0;
        int threadBits = extended ? await LevelShift(LevelSmt) : await LegacyThreadBits(maximumLeaf);
        int packageBits = extended ? await LevelShift(LevelCore) : await LegacyPackageBits();
        return Location(initialApicId.Value, threadBits, Math.Max(threadBits, packageBits));
    }

    public async FirmwareTask<EfiCpuPhysicalLocation2> GetProcessorLocation2ByApicId(ApicId initialApicId)
    {
        bool supported = await BaseLib.AsmCpuid(CpuidSignature, 0, CpuidRegister.Eax) >= CpuidV2ExtendedTopology
            && await BaseLib.AsmCpuid(CpuidV2ExtendedTopology, 0, CpuidRegister.Ebx) != 0;
        if (!supported)
        {
            EfiCpuPhysicalLocation location = await GetProcessorLocationByApicId(initialApicId);
            return new EfiCpuPhysicalLocation2 { Package = location.Package, Core = location.Core, Thread = location.Thread };
        }

        return await ExtendedLocation2(initialApicId.Value);
    }

    // CPUID.0BH: EAX[4:0] of a level is the shift to the next one; the last level before the invalid one bounds the package.
    private async FirmwareTask<int> LevelShift(uint wanted)
    {
        int shift = 0;
        for (uint subleaf = 0; ; subleaf++)
        {
            uint level = (await BaseLib.AsmCpuid(CpuidExtendedTopology, subleaf, CpuidRegister.Ecx) >> 8) & 0xFF;
            if (level == LevelInvalid || level > wanted)
            {
                return shift;
            }

            shift = (int)await BaseLib.AsmCpuid(CpuidExtendedTopology, subleaf, CpuidRegister.Eax) & 0x1F;
        }
    }

    private async FirmwareTask<int> LegacyPackageBits()
    {
        uint ebx = await BaseLib.AsmCpuid(CpuidVersionInfo, 0, CpuidRegister.Ebx);
        return BitsFor((ebx >> 16) & 0xFF);
    }

    private async FirmwareTask<int> LegacyThreadBits(uint maximumLeaf)
    {
        uint logical = (await BaseLib.AsmCpuid(CpuidVersionInfo, 0, CpuidRegister.Ebx) >> 16) & 0xFF;
        uint cores = maximumLeaf < CpuidCacheParams ? 1 : (await BaseLib.AsmCpuid(CpuidCacheParams, 0, CpuidRegister.Eax) >> 26) + 1;
        return BitsFor(logical / cores);
    }

    private async FirmwareTask<EfiCpuPhysicalLocation2> ExtendedLocation2(uint id)
    {
        EfiCpuPhysicalLocation2 location = default;
        int shift = 0;
        for (uint subleaf = 0; ; subleaf++)
        {
            uint level = (await BaseLib.AsmCpuid(CpuidV2ExtendedTopology, subleaf, CpuidRegister.Ecx) >> 8) & 0xFF;
            if (level == LevelInvalid)
            {
                location.Package = id >> shift;
                return location;
            }

            int next = (int)await BaseLib.AsmCpuid(CpuidV2ExtendedTopology, subleaf, CpuidRegister.Eax) & 0x1F;
            SetLevel(ref location, level, Field(id, shift, next));
            shift = next;
        }
    }

    private static void SetLevel(ref EfiCpuPhysicalLocation2 location, uint level, uint value)
    {
        switch (level)
        {
            case LevelSmt:
                location.Thread = value;
                break;
            case LevelCore:
                location.Core = value;
                break;
            case LevelModule:
                location.Module = value;
                break;
            case LevelTile:
                location.Tile = value;
                break;
            case LevelDie:
                location.Die = value;
                break;
        }
    }

    private static EfiCpuPhysicalLocation Location(uint id, int threadBits, int packageBits) => new()
    {
        Package = id >> packageBits,
        Core = Field(id, threadBits, packageBits),
        Thread = Field(id, 0, threadBits),
    };

    private static uint Field(uint id, int low, int high) => (id & ((1u << high) - 1)) >> low;

    private static int BitsFor(uint count) => count < 2 ? 0 : 32 - BitOperations.LeadingZeroCount(count - 1);
}
