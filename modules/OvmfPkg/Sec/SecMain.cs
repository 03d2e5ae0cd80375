// SecMain.c: the first C code: caches, S3 or not, and the PEI core out of flash.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Sec;

/// <summary>OvmfPkg/Sec/SecMain.c.</summary>
/// <remarks>
/// Left out: SEV-ES and TDX set-up, the IDT (the model delivers no exception to firmware), the APIC timer and debug agent, and
/// migration of temporary RAM (RAM works from reset on, so the PEI core starts on its final heap).
/// </remarks>
[Edk2("OvmfPkg/Sec/SecMain.c")]
public sealed partial class SecMain(SecMainModule module) : SecPart(module)
{
    private const ushort CmosIndexPort = 0x70;
    private const ushort CmosDataPort = 0x71;
    private const byte CmosShutdownStatus = 0x0F;

    /// <summary>What QEMU writes to CMOS 0x0F when it wakes from S3.</summary>
    private const byte S3ResumeMark = 0xFE;

    // MTRR_CACHE_WRITE_BACK with MTRRs enabled.
    private const ulong DefaultTypeWriteBack = 0x800 | 6;

    /// <summary>SecMain.c SecCoreStartupWithStack.</summary>
    /// <param name="bootFv">The firmware volume.</param>
    /// <param name="topOfCurrentStack">End of temporary RAM, whose upper half is the stack.</param>
    public async FirmwareTask SecCoreStartupWithStack(ulong bootFv, ulong topOfCurrentStack)
    {
        await SecMtrrSetup();
        await SecStartupPhase2(bootFv, topOfCurrentStack - (OvmfMemoryMap.SecPeiTempRamSize / 2));
    }

    /// <summary>SecMain.c SecMtrrSetup: write-back unless something says otherwise.</summary>
    internal async FirmwareTask SecMtrrSetup() =>
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_MTRR_DEF_TYPE, DefaultTypeWriteBack);

    /// <summary>SecMain.c IsS3Resume.</summary>
    internal async FirmwareTask<bool> IsS3Resume()
    {
        await IoLib.IoWrite8(CmosIndexPort, CmosShutdownStatus);
        return await IoLib.IoRead8(CmosDataPort) == S3ResumeMark;
    }

    /// <summary>SecMain.c SecStartupPhase2 and FindAndReportEntryPoints: loads the PEI core and calls it.</summary>
    internal async FirmwareTask SecStartupPhase2(ulong bootFv, ulong peiTemporaryRam)
    {
        Ptr<FvFile> peiCore = await FindPeiCoreImageBaseInFv(bootFv);
        await DebugLib.Assert(!peiCore.IsNull, "SecMain: no PEI core in the firmware volume");
        await DecompressMemFvs(peiCore);
        EfiBootMode bootMode = await IsS3Resume() ? EfiBootMode.BootOnS3Resume : EfiBootMode.BootWithFullConfiguration;
        await Call(await peiCore.EntryPoint, CallArguments.Of(bootFv, (ulong)bootMode, peiTemporaryRam));
        await DebugLib.Assert(condition: false, "SecMain: the PEI core returned");
    }

    /// <summary>SecMain.c FindPeiCoreImageBaseInFv; NULL when there is none.</summary>
    internal static async FirmwareTask<Ptr<FvFile>> FindPeiCoreImageBaseInFv(ulong bootFv)
    {
        Ptr<FvDirectory> directory = new(bootFv);
        uint count = await directory.Count;
        for (ulong index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.PeiCore)
            {
                return file;
            }
        }

        return Ptr<FvFile>.Null;
    }

    /// <summary>SecMain.c DecompressMemFvs: always from flash, on S3 too, because RAM was the OS's until a moment ago.</summary>
    internal async FirmwareTask DecompressMemFvs(Ptr<FvFile> peiCore) =>
        await BaseMemoryLib.CopyMem(await peiCore.LoadAddress, await peiCore.FlashAddress, await peiCore.Size);
}
