// The code at the OS's SIPI vector.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Registers the processor and idles.</summary>
[KitOnly("the OS model: EDK2 ends where the OS begins")]
public sealed partial class ApStartup(OsModule module) : OsPart(module)
{
    /// <summary>Copies the code to the page that SIPIs point to.</summary>
    public async FirmwareTask Install() => await BaseMemoryLib.CopyMem(OsMemoryMap.ApVector, ApEntryAddress, CodeCell.Size);

    /// <summary>Where an application processor starts; never returns.</summary>
    [EntryPoint]
    public async FirmwareTask ApEntry()
    {
        uint apicId = (uint)await LocalApicLib.GetInitialApicId();
        uint index = await Control.OnlineCount;
        Ptr<OsCpu> cpu = new Ptr<OsCpu>(OsMemoryMap.Online) + index;
        await cpu.ApicId.Set(apicId);
        await cpu.WakeUps.Set(0);

        // Processors come one at a time; the count goes up last, when the entry is complete.
        await Control.OnlineCount.Set(index + 1);
        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
            await cpu.WakeUps.Set(await cpu.WakeUps + 1);
        }
    }
}
