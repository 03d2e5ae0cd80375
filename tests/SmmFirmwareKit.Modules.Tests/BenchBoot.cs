// The bench's boot code: PM timer, APs, SMBASEs, HOBs, the driver, then SMIs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

internal sealed partial class BenchBoot(BenchModule module) : ImagePart
{
    private const uint ApPage = 0x8F000;
    private const uint PciLpc = 31;
    private const uint AcpiEnable = 0x80;

    private BenchOptions Options => Bench.Options;


    [Global(Align = 64)] private partial Field<uint> mApsReady { get; }

    [Global(Align = 64)] private partial Field<uint> mNewSmbase { get; }

    [Global(Align = 64)] private partial Field<uint> mRebased { get; }

    /// <summary>Steps at which the first of the counted SMIs was raised, and at which the last was over.</summary>
    [Global] public partial Field<ulong> mDriverStatus { get; }

    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask Reset()
    {
        await PciLib.PciWrite32(PciLibAddress.Of(0, PciLpc, 0, 0x40), Q35MchIch9.ICH9_PMBASE_VALUE);
        await PciLib.PciWrite8(PciLibAddress.Of(0, PciLpc, 0, 0x44), (byte)AcpiEnable);
        await PcdLib.BuildPcdDatabase();
        await StartAps();
        await RelocateAll();
        await BuildHobs();
        await mDriverStatus.Set(await Call(Bench.Driver.EntryPoint, CallArguments.Of()));
        for (int smi = 0; smi < Options.Smis; smi++)
        {
            await RaiseSmi();
        }

        await BaseLib.DisableInterrupts();
        await BaseLib.CpuSleep();
    }

    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask ApStart()
    {
        if (Options.Slots > 255)
        {
            await LocalApicLib.SetApicMode(LocalApicMode.X2Apic);
        }

        await mApsReady.InterlockedIncrement();
        while (true)
        {
            await BaseLib.DisableInterrupts();
            await BaseLib.CpuSleep();
        }
    }

    /// <summary>At 0x38000: this processor's SMBASE is the one announced.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask SmmInit()
    {
        Ptr<AmdSmramSaveStateMap64> map = new(SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET);
        await map.SMBASE.Set(await mNewSmbase);
        await mRebased.Set(1);
        await BaseLib.AsmRsm();
    }

    public async FirmwareTask RaiseSmi()
    {
        if (Options.Broadcast)
        {
            await LocalApicLib.SendSmiIpiAllExcludingSelf();
        }

        await LocalApicLib.SendSmiIpi(await LocalApicLib.GetApicId());
    }

    private async FirmwareTask StartAps()
    {
        if (Options.Slots > 255)
        {
            await LocalApicLib.SetApicMode(LocalApicMode.X2Apic);
        }

        await BaseMemoryLib.CopyMem(ApPage, ApStartAddress, CodeCell.Size);
        await LocalApicLib.SendInitSipiSipiAllExcludingSelf(ApPage);
        while (await mApsReady != (uint)Options.Cpus - 1)
        {
            await BaseLib.CpuPause();
        }
    }

    private async FirmwareTask RelocateAll()
    {
        await BaseMemoryLib.CopyMem(SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMM_HANDLER_OFFSET, SmmInitAddress, CodeCell.Size);
        for (uint cpu = 0; cpu < (uint)Options.Cpus; cpu++)
        {
            await mNewSmbase.Set(SmbaseOf(cpu));
            await mRebased.Set(0);
            await LocalApicLib.SendSmiIpi(new ApicId(cpu));
            while (await mRebased == 0)
            {
                await BaseLib.CpuPause();
            }
        }
    }

    private static uint SmbaseOf(uint cpu) => (uint)SmmBench.Tiles + (cpu * SmramLayout.TileSize) - SmramLayout.SMM_HANDLER_OFFSET;

    private async FirmwareTask BuildHobs()
    {
        await HobLib.CreateHobList(EfiBootMode.BootWithFullConfiguration, SmmBench.HobList, 0x0100_0000);
        Ptr<EfiSmramHobDescriptorBlock> smram = new(await HobLib.BuildGuidHob(Guids.gEfiSmmSmramMemoryGuid, EfiSmramHobDescriptorBlock.SizeOf));
        await smram.NumberOfSmmReservedRegions.Set(1);
        await smram.Descriptor.CpuStart.Set(SmmBench.SmmImage);
        await smram.Descriptor.PhysicalStart.Set(SmmBench.SmmImage);
        await smram.Descriptor.PhysicalSize.Set(SmmBench.RamBytes - SmmBench.SmmImage);
        await smram.Descriptor.RegionState.Set(0);

        // Pieces of 512, in falling order, because the driver must not rely on the order of HOBs.
        const uint Piece = 512;
        for (uint first = (uint)(Options.Slots - 1) / Piece * Piece; ; first -= Piece)
        {
            await BuildSmmBaseHob(first, Math.Min(Piece, (uint)Options.Slots - first));
            if (first < (uint)Options.Cpus)
            {
                await BuildMpInformationHob(first, Math.Min(Piece, (uint)Options.Cpus - first));
            }

            if (first == 0)
            {
                return;
            }
        }
    }

    private async FirmwareTask BuildSmmBaseHob(uint first, uint count)
    {
        Ptr<SmmBaseHobData> data = new(await HobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, SmmBaseHobData.SizeOf + (8UL * count)));
        await data.ProcessorIndex.Set(first);
        await data.NumberOfProcessors.Set(count);
        for (uint index = 0; index < count; index++)
        {
            await data.SmBase[index].Set(SmbaseOf(first + index));
        }
    }

    private async FirmwareTask BuildMpInformationHob(uint first, uint count)
    {
        Ptr<MpInformation2HobData> data = new(await HobLib.BuildGuidHob(
            Guids.gMpInformation2HobGuid, MpInformation2HobData.SizeOf + ((ulong)MpInformation2Entry.SizeOf * count)));
        await data.NumberOfProcessors.Set((ushort)count);
        await data.EntrySize.Set(MpInformation2Entry.SizeOf);
        await data.ProcessorIndex.Set(first);
        for (uint index = 0; index < count; index++)
        {
            await (data.Entry + index).ProcessorInfo.ProcessorId.Set(first + index);
        }
    }
}
