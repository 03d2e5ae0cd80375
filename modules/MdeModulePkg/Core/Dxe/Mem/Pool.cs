// Pool allocation in DXE.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>Boot-services buffers lie one behind the other and are not used again; those of other types are pages of that type.</summary>
[Edk2("MdeModulePkg/Core/Dxe/Mem/Pool.c")]
public sealed partial class Pool(DxeCoreModule module) : DxeCorePart(module)
{
    private const ulong Alignment = 16;

    public async FirmwareTask CoreInitializePool() => await mPoolTop.Set(OvmfMemoryMap.Pool);

    /// <summary>Allocates bytes. INVALID_PARAMETER: NULL or conventional memory. OUT_OF_RESOURCES.</summary>
    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> CoreAllocatePool(EfiMemoryType poolType, ulong size, Ptr<ulong> buffer)
    {
        if (buffer.IsNull || poolType == EfiMemoryType.ConventionalMemory)
        {
            return EfiStatus.InvalidParameter;
        }

        ulong allocated = poolType == EfiMemoryType.BootServicesData
            ? await Allocate(size)
            : await Page.AllocateBelow(poolType, EfiPages.EfiSizeToPages(size), ulong.MaxValue);
        if (allocated == 0)
        {
            return EfiStatus.OutOfResources;
        }

        await buffer.Value.Set(allocated);
        return EfiStatus.Success;
    }

    /// <summary>INVALID_PARAMETER: NULL. The memory is not used again.</summary>
    [EntryPoint(Ordinal = 1)]
    public FirmwareTask<EfiStatus> CoreFreePool(ulong buffer) =>
        FirmwareTask<EfiStatus>.FromResult(buffer == 0 ? EfiStatus.InvalidParameter : EfiStatus.Success);

    /// <summary>A boot-services buffer, or 0 if the pool is full. Its contents are what RAM holds.</summary>
    public async FirmwareTask<ulong> Allocate(ulong size)
    {
        ulong start = await mPoolTop;
        ulong end = (start + size + Alignment - 1) & ~(Alignment - 1);
        if (end < start || end > OvmfMemoryMap.Pool + OvmfMemoryMap.PoolSize)
        {
            return 0;
        }

        await mPoolTop.Set(end);
        return start;
    }
}
