// What SmmMemLib learns at construction, at EndOfDxe and at the lock.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;

public sealed partial class SmmMemLib
{
    /// <summary>Keeps the descriptors of memory that firmware and OS agree on: reserved, runtime and ACPI NVS. SUCCESS.</summary>
    [SmmNotify(Ordinal = 0)]
    private async FirmwareTask<EfiStatus> SmmLibInternalEndOfDxeNotify(Ptr<EfiGuid> protocol, ulong @interface, ulong handle)
    {
        (EfiStatus status, ulong size) = await UefiBootServicesTableLib.GetMemoryMap(MaxMemoryMapEntries * EfiMemoryDescriptorSize, mMemoryMap.Address);
        await DebugLib.AssertEfiError(status, "no memory map at EndOfDxe");
        ulong count = size / EfiMemoryDescriptorSize;
        ulong kept = 0;
        for (ulong index = 0; index < count; index++)
        {
            EfiMemoryDescriptor descriptor = await mMemoryMap[index];
            if (MayHoldCommunicateBuffer(descriptor.Type))
            {
                await mMemoryMap[kept].Set(descriptor);
                kept++;
            }
        }

        await mMemoryMapEntryCount.Set(kept);
        return EfiStatus.Success;
    }

    /// <summary>From now on buffers must lie in the memory that was kept. SUCCESS.</summary>
    [SmmNotify(Ordinal = 1)]
    private async FirmwareTask<EfiStatus> SmmLibInternalReadyToLockNotify(Ptr<EfiGuid> protocol, ulong @interface, ulong handle)
    {
        await mSmmMemLibSmmReadyToLock.Set(true);
        return EfiStatus.Success;
    }

    private static bool MayHoldCommunicateBuffer(EfiMemoryType type) => type
        is EfiMemoryType.ReservedMemoryType
        or EfiMemoryType.RuntimeServicesCode
        or EfiMemoryType.RuntimeServicesData
        or EfiMemoryType.AcpiMemoryNvs;

    private async FirmwareTask SmmMemLibInternalCalculateMaximumSupportAddress()
    {
        uint physicalAddressBits = 36;
        if (await BaseLib.AsmCpuid(CPUID_EXTENDED_FUNCTION, 0, CpuidRegister.Eax) >= CPUID_VIR_PHY_ADDRESS_SIZE)
        {
            physicalAddressBits = await BaseLib.AsmCpuid(CPUID_VIR_PHY_ADDRESS_SIZE, 0, CpuidRegister.Eax) & 0xFF;
        }

        // Identity mapping with four-level paging reaches 48 bits.
        int bits = (int)Math.Min(physicalAddressBits, 48U);
        await mSmmMemLibInternalMaximumSupportAddress.Set((1UL << bits) - 1);
    }
}
