// The OS's boot and its idle loop, both on the bootstrap processor.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Os;

/// <summary>Takes over the machine, starts the processors that the hand-off lists, then serves interrupts and requests.</summary>
[KitOnly("the OS model: EDK2 ends where the OS begins")]
public sealed partial class OsKernel(OsModule module) : OsPart(module)
{
    /// <summary>Entered by BDS after ExitBootServices; never returns.</summary>
    [EntryPoint]
    public async FirmwareTask OsMain()
    {
        await Control.State.Set(OsState.Booting);
        await Control.SmiPolicy.Set(OsSmiPolicy.Always);
        await Control.Request.Set(0);
        await Control.SciPending.Set(0);
        await Control.OnlineCount.Set(0);
        await mNotifiedCount.Set(0);
        await ApStartup.Install();
        await Interrupts.Initialize();
        await StartProcessors();
        await IdleLoop();
    }

    private async FirmwareTask StartProcessors()
    {
        Ptr<OsHandoff> handoff = new(OsMemoryMap.Handoff);
        uint self = (uint)await LocalApicLib.GetInitialApicId();
        uint count = await handoff.CpuCount;
        for (uint index = 0; index < count; index++)
        {
            uint apicId = await handoff.ApicId[index];
            if (apicId != self)
            {
                await CpuOnline.BringOnline(apicId);
            }
        }
    }

    /// <remarks>
    /// Waits as MONITOR/MWAIT would, for either word to change: the outside can make a request without an interrupt, and nothing
    /// is lost between the last look and the wait.
    /// </remarks>
    private async FirmwareTask IdleLoop()
    {
        while (true)
        {
            await Control.State.Set(OsState.Idle);
            while (await Control.SciPending == 0 && await Control.Request == 0)
            {
                await BaseLib.CpuPause();
            }

            await Control.State.Set(OsState.Busy);
            await ServeRequest();
            await ServeSci();
        }
    }

    private async FirmwareTask ServeRequest()
    {
        uint request = await Control.Request;
        if (request != 0)
        {
            await Control.Request.Set(0);
            await IoLib.IoWrite8(Q35MchIch9.ICH9_APM_CNT, (byte)request);
            await Control.RequestCount.Set(await Control.RequestCount + 1);
        }
    }

    private async FirmwareTask ServeSci()
    {
        if (await Control.SciPending == 0)
        {
            return;
        }

        await Control.SciPending.Set(0);
        await AcpiScan.CpuScan();
        await CpuOnline.BringNotifiedOnline();
        await Interrupts.EnableGpe();
    }
}
