// Bringing processors online.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>INIT-SIPI-SIPI, one processor after the other.</summary>
[KitOnly("the OS model: EDK2 ends where the OS begins")]
public sealed partial class CpuOnline(OsModule module) : OsPart(module)
{
    /// <summary>Starts a processor and waits until it has registered.</summary>
    public async FirmwareTask BringOnline(uint apicId)
    {
        uint expected = await Control.OnlineCount + 1;
        await LocalApicLib.SendInitSipiSipi((ApicId)apicId, OsMemoryMap.ApVector);
        while (await Control.OnlineCount != expected)
        {
            await BaseLib.CpuPause();
        }
    }

    /// <summary>Starts what Notify has named, after the ACPI method is done (Linux: acpi_processor_hotplug in a work queue).</summary>
    public async FirmwareTask BringNotifiedOnline()
    {
        Ptr<uint> notified = new(OsMemoryMap.Notified);
        uint count = await mNotifiedCount;
        for (uint index = 0; index < count; index++)
        {
            await BringOnline(await notified[index]);
        }

        await mNotifiedCount.Set(0);
    }
}
