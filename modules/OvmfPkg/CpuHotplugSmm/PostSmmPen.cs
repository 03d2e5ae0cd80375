// Where a hot-added CPU waits for the OS after its first SMI: PostSmmPen.nasm, copied to a page under 1 MiB. No stack is used.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Says that SMM was left, then halts until INIT-SIPI-SIPI.</summary>
[Edk2("OvmfPkg/CpuHotplugSmm/PostSmmPen.nasm")]
public sealed partial class PostSmmPen(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    private const ulong SmmVacatedOffset = 0xFFF;

    /// <summary>The pen (C: mPostSmmPen); runs outside SMM, in the page the SIPI named. Never returns.</summary>
    [EntryPoint]
    public async FirmwareTask Pen()
    {
        Ptr<byte> page = new(await BaseLib.AsmReadEntryAddress());
        await page[SmmVacatedOffset].Set(1);
        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
        }
    }
}
