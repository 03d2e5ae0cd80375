// ResetVector.nasmb: from the first fetch in real mode to long mode, and into SEC.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.ResetVector;

/// <summary>What ResetVector.inf lists. Its cell is copied to <see cref="OvmfMemoryMap.ResetVector"/>.</summary>
[FirmwareModule("OvmfPkg/ResetVector/ResetVector.inf", ModuleTypes.Sec, EntryPoint = nameof(ResetVector.resetVector))]
[Sources(typeof(ResetVector))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib))]
public sealed partial class ResetVectorModule;

/// <summary>OvmfPkg/ResetVector and UefiCpuPkg/ResetVector/Vtf0. Only the BSP comes here: no code sends an AP to it.</summary>
[Edk2("OvmfPkg/ResetVector/ResetVector.nasmb")]
public sealed partial class ResetVector(ResetVectorModule module) : ImagePart
{
    private const ulong Cr0Pe = 1UL << 0;
    private const ulong Cr0Pg = 1UL << 31;
    private const ulong Cr4Pae = 1UL << 5;
    private const ulong PageSize = 0x1000;
    private const ulong SizeOfEntry = sizeof(ulong);
    private const ulong OneGib = 1UL << 30;

    // P, RW, A, D as PageTables64.nasm sets them; PS makes a 1 GiB page of a PDPTE (SDM vol. 3 "4-Level Paging").
    private const ulong TableAttributes = 0x23;
    private const ulong LargePageAttributes = 0xE3;
    private const ulong MappedGibs = 4;

    /// <summary>Ia16/ResetVectorVtf0.nasm resetVector: what a processor fetches at 0xFFFFFFF0.</summary>
    [EntryPoint]
    public async FirmwareTask resetVector()
    {
        await EarlyBspInitReal16();
        await TransitionFromReal16To32BitFlat();
        ulong secEntryPoint = await Flat32SearchForSecEntryPoint();
        await Transition32FlatTo64Flat();
        await BaseLib.AsmJump(secEntryPoint);
    }

    /// <summary>Ia16/Init16.nasm EarlyBspInitReal16: DI says 'BP' to those who follow.</summary>
    internal async FirmwareTask EarlyBspInitReal16() => await BaseLib.AsmWriteGpr(GeneralRegister.Rdi, 0x5042);

    /// <summary>Ia16/Real16ToFlat32.nasm TransitionFromReal16To32BitFlat.</summary>
    internal async FirmwareTask TransitionFromReal16To32BitFlat() => await BaseLib.AsmWriteCr0(await BaseLib.AsmReadCr0() | Cr0Pe);

    /// <summary>Ia32/SearchForSecEntry.nasm Flat32SearchForSecEntryPoint: 0 when the volume has no SEC.</summary>
    internal static async FirmwareTask<ulong> Flat32SearchForSecEntryPoint()
    {
        Ptr<FvDirectory> directory = new(OvmfMemoryMap.FvDirectory);
        uint count = await directory.Count;
        for (ulong index = 0; index < count; index++)
        {
            Ptr<FvFile> file = directory.File + index;
            if (await file.Type == FvFileType.SecCore)
            {
                return await file.EntryPoint;
            }
        }

        return 0;
    }

    /// <summary>Ia32/Flat32ToFlat64.nasm Transition32FlatTo64Flat: the order PAE, CR3, LME, PG is the SDM's.</summary>
    internal async FirmwareTask Transition32FlatTo64Flat()
    {
        await SetCr3ForPageTables64();
        await BaseLib.AsmWriteCr4(await BaseLib.AsmReadCr4() | Cr4Pae);
        ulong efer = await BaseLib.AsmReadMsr64(ArchitecturalMsr.MSR_IA32_EFER);
        await BaseLib.AsmWriteMsr64(ArchitecturalMsr.MSR_IA32_EFER, efer | ArchitecturalMsr.MSR_IA32_EFER_LME);
        await BaseLib.AsmWriteCr0(await BaseLib.AsmReadCr0() | Cr0Pg);
    }

    /// <summary>Ia32/PageTables64.nasm SetCr3ForPageTables64: an identity map of 4 GiB.</summary>
    internal async FirmwareTask SetCr3ForPageTables64()
    {
        ulong pml4 = OvmfMemoryMap.SecPageTables;
        ulong pdpt = pml4 + PageSize;
        await BaseMemoryLib.ZeroMem(pml4, OvmfMemoryMap.SecPageTablesSize);
        await new Field<ulong>(pml4).Set(pdpt | TableAttributes);
        for (ulong index = 0; index < MappedGibs; index++)
        {
            await new Field<ulong>(pdpt + (index * SizeOfEntry)).Set((index * OneGib) | LargePageAttributes);
        }

        await BaseLib.AsmWriteCr3(pml4);
    }
}
