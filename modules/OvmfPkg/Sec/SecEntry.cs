// SecEntry.nasm: fills temporary RAM, so that stack use can be measured, and calls C.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Sec;

/// <summary>OvmfPkg/Sec/X64/SecEntry.nasm. Parking of TDX processors is left out.</summary>
[Edk2("OvmfPkg/Sec/X64/SecEntry.nasm")]
public sealed partial class SecEntry(SecMainModule module) : SecPart(module)
{
    private const ulong LineSize = 64;

    /// <summary>SecEntry.nasm _ModuleEntryPoint: runs once per system reset, on the BSP.</summary>
    [EntryPoint]
    public async FirmwareTask _ModuleEntryPoint()
    {
        await FillTemporaryRam();
        await SecMain.SecCoreStartupWithStack(OvmfMemoryMap.FvDirectory, OvmfMemoryMap.SecPeiTempRam + OvmfMemoryMap.SecPeiTempRamSize);
        await BaseLib.CpuDeadLoop();
    }

    // REP STOSD of PcdInitValueInTempStack, as one line of eight words that is then copied on, 64 bytes a step.
    private async FirmwareTask FillTemporaryRam()
    {
        ulong value = PcdLib.FixedPcdGet(Pcd.PcdInitValueInTempStack);
        ulong start = OvmfMemoryMap.SecPeiTempRam;
        for (ulong offset = 0; offset < LineSize; offset += sizeof(ulong))
        {
            await new Field<ulong>(start + offset).Set((value << 32) | value);
        }

        for (ulong offset = LineSize; offset < OvmfMemoryMap.SecPeiTempRamSize; offset += LineSize)
        {
            await BaseMemoryLib.CopyMem(start + offset, start, LineSize);
        }
    }
}
