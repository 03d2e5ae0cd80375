// The bench's boot code: PM timer, APs, SMBASEs, HOBs, the driver, then SMIs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests;

internal sealed partial class BenchBoot(SmmBench bench, LibraryInstances libraries) : ImagePart
{
    private const uint ApPage = 0x8F000;
    private const uint PciLpc = 31;
    private const uint AcpiEnable = 0x80;

    private readonly IBaseLib _baseLib = libraries.Get<IBaseLib>();
    private readonly IBaseMemoryLib _baseMemoryLib = libraries.Get<IBaseMemoryLib>();
    private readonly IHobLib _hobLib = libraries.Get<IHobLib>();
    private readonly ILocalApicLib _localApicLib = libraries.Get<ILocalApicLib>();
    private readonly IPcdLib _pcdLib = libraries.Get<IPcdLib>();
    private readonly IPciLib _pciLib = libraries.Get<IPciLib>();

    [Global(Align = 64)] private partial Field<uint> mApsReady { get; }

    [Global(Align = 64)] private partial Field<uint> mNewSmbase { get; }

    [Global(Align = 64)] private partial Field<uint> mRebased { get; }

    /// <summary>Steps at which the first of the counted SMIs was raised, and at which the last was over.</summary>
    [Global] public partial Field<ulong> mDriverStatus { get; }

    [EntryPoint(Ordinal = 0)]
    public async FirmwareTask Reset()
    {
        await _pciLib.PciWrite32(PciLibAddress.Of(0, PciLpc, 0, 0x40), Q35MchIch9.ICH9_PMBASE_VALUE);
        await _pciLib.PciWrite8(PciLibAddress.Of(0, PciLpc, 0, 0x44), (byte)AcpiEnable);
        await _pcdLib.BuildPcdDatabase();
        await StartAps();
        await RelocateAll();
        await BuildHobs();
        await mDriverStatus.Set(await Call(bench.Driver.EntryPoint, CallArguments.Of()));
        for (int smi = 0; smi < bench.Options.Smis; smi++)
        {
            await RaiseSmi();
        }

        await _baseLib.DisableInterrupts();
        await _baseLib.CpuSleep();
    }

    [EntryPoint(Ordinal = 1)]
    public async FirmwareTask ApStart()
    {
        if (bench.Options.Slots > 255)
        {
            await _localApicLib.SetApicMode(LocalApicMode.X2Apic);
        }

        await mApsReady.InterlockedIncrement();
        while (true)
        {
            await _baseLib.DisableInterrupts();
            await _baseLib.CpuSleep();
        }
    }

    /// <summary>At 0x38000: this processor's SMBASE is the one announced.</summary>
    [EntryPoint(Ordinal = 2)]
    public async FirmwareTask SmmInit()
    {
        Ptr<AmdSmramSaveStateMap64> map = new(SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMRAM_SAVE_STATE_MAP_OFFSET);
        await map.SMBASE.Set(await mNewSmbase);
        await mRebased.Set(1);
        await _baseLib.AsmRsm();
    }

    public async FirmwareTask RaiseSmi()
    {
        if (bench.Options.Broadcast)
        {
            await _localApicLib.SendSmiIpiAllExcludingSelf();
        }

        await _localApicLib.SendSmiIpi(await _localApicLib.GetApicId());
    }

    private async FirmwareTask StartAps()
    {
        if (bench.Options.Slots > 255)
        {
            await _localApicLib.SetApicMode(LocalApicMode.X2Apic);
        }

        await _baseMemoryLib.CopyMem(ApPage, ApStartAddress, CodeCell.Size);
        await _localApicLib.SendInitSipiSipiAllExcludingSelf(ApPage);
        while (await mApsReady != (uint)bench.Options.Cpus - 1)
        {
            await _baseLib.CpuPause();
        }
    }

    private async FirmwareTask RelocateAll()
    {
        await _baseMemoryLib.CopyMem(SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMM_HANDLER_OFFSET, SmmInitAddress, CodeCell.Size);
        for (uint cpu = 0; cpu < (uint)bench.Options.Cpus; cpu++)
        {
            await mNewSmbase.Set(SmbaseOf(cpu));
            await mRebased.Set(0);
            await _localApicLib.SendSmiIpi(new ApicId(cpu));
            while (await mRebased == 0)
            {
                await _baseLib.CpuPause();
            }
        }
    }

    private static uint SmbaseOf(uint cpu) => (uint)SmmBench.Tiles + (cpu * SmramLayout.TileSize) - SmramLayout.SMM_HANDLER_OFFSET;

    private async FirmwareTask BuildHobs()
    {
        await _hobLib.CreateHobList(EfiBootMode.BootWithFullConfiguration, SmmBench.HobList, 0x0100_0000);
        Ptr<EfiSmramHobDescriptorBlock> smram = new(await _hobLib.BuildGuidHob(Guids.gEfiSmmSmramMemoryGuid, EfiSmramHobDescriptorBlock.SizeOf));
        await smram.NumberOfSmmReservedRegions.Set(1);
        await smram.Descriptor.CpuStart.Set(SmmBench.SmmImage);
        await smram.Descriptor.PhysicalStart.Set(SmmBench.SmmImage);
        await smram.Descriptor.PhysicalSize.Set(SmmBench.RamBytes - SmmBench.SmmImage);
        await smram.Descriptor.RegionState.Set(0);

        // Pieces of 512, in falling order, because the driver must not rely on the order of HOBs.
        const uint Piece = 512;
        for (uint first = (uint)(bench.Options.Slots - 1) / Piece * Piece; ; first -= Piece)
        {
            await BuildSmmBaseHob(first, Math.Min(Piece, (uint)bench.Options.Slots - first));
            if (first < (uint)bench.Options.Cpus)
            {
                await BuildMpInformationHob(first, Math.Min(Piece, (uint)bench.Options.Cpus - first));
            }

            if (first == 0)
            {
                return;
            }
        }
    }

    private async FirmwareTask BuildSmmBaseHob(uint first, uint count)
    {
        Ptr<SmmBaseHobData> data = new(await _hobLib.BuildGuidHob(Guids.gSmmBaseHobGuid, SmmBaseHobData.SizeOf + (8UL * count)));
        await data.ProcessorIndex.Set(first);
        await data.NumberOfProcessors.Set(count);
        for (uint index = 0; index < count; index++)
        {
            await data.SmBase[index].Set(SmbaseOf(first + index));
        }
    }

    private async FirmwareTask BuildMpInformationHob(uint first, uint count)
    {
        Ptr<MpInformation2HobData> data = new(await _hobLib.BuildGuidHob(
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
