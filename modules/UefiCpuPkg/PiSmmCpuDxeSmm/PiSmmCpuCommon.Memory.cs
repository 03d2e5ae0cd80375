// Allocation in SMRAM: C asserts and stops where the driver cannot go on without.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    /// <summary>Pool, or 0.</summary>
    public async FirmwareTask<ulong> AllocatePool(ulong size)
    {
        (EfiStatus status, ulong buffer) = await MmServicesTableLib.MmAllocatePool(EfiMemoryType.RuntimeServicesData, size);
        return status.IsError() ? 0 : buffer;
    }

    /// <summary>Whole pages for at least <paramref name="size"/> bytes; stops when there are none.</summary>
    public async FirmwareTask<ulong> AllocatePages(ulong size)
    {
        (EfiStatus status, ulong memory) = await MmServicesTableLib.MmAllocatePages(
            EfiAllocateType.AllocateAnyPages, EfiMemoryType.RuntimeServicesData, EfiPages.EfiSizeToPages(size));
        await StopUnless(!status.IsError(), "PiSmmCpuDxeSmm: out of SMRAM");
        return memory;
    }

    /// <summary>As <see cref="AllocatePages"/>, zeroed.</summary>
    public async FirmwareTask<ulong> AllocateZeroPages(ulong size)
    {
        ulong memory = await AllocatePages(size);
        await BaseMemoryLib.ZeroMem(memory, size);
        return memory;
    }

    private async FirmwareTask StopUnless(bool condition, string message)
    {
        if (!condition)
        {
            await DebugLib.Assert(condition: false, message);
            await BaseLib.CpuDeadLoop();
        }
    }
}
