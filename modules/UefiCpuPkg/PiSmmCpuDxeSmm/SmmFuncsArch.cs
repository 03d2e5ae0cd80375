// Descriptor tables of SMM, CR2 across an SMI, and the registry of exception handlers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

/// <summary>X64/SmmFuncsArch.c and, for CR2, X64/PageTbl.c.</summary>
[Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/X64/SmmFuncsArch.c")]
public sealed partial class SmmFuncsArch(PiSmmCpuDxeSmmModule module) : PiSmmCpuPart(module)
{
    /// <summary>Bytes of the GDT: eight-byte descriptors up to CODE64_SEL's, and a 16-byte TSS descriptor.</summary>
    public const uint GdtSize = 16 * sizeof(ulong);

    /// <summary>Last byte of an IDT of 256 gates.</summary>
    public const ushort IdtLimit = (256 * 16) - 1;

    /// <summary>Selectors of the template's GDT (SmiEntry.nasm).</summary>
    public const ushort ProtModeCs = 0x08;
    public const ushort ProtModeDs = 0x20;
    public const ushort LongModeCs = 0x38;
    public const ushort TssSegment = 0x40;

    private const ulong FlatCode32 = 0x00CF_9B00_0000_FFFF;
    private const ulong FlatData32 = 0x00CF_9300_0000_FFFF;
    private const ulong FlatCode64 = 0x00AF_9B00_0000_FFFF;

    /// <summary>Address of the GDT, one for all CPUs because no CPU has a TSS of its own here.</summary>
    public ulong GdtBase => gcSmiGdt.Address;

    /// <summary>Address of the IDT.</summary>
    public ulong IdtBase => gcSmiIdt.Address;

    /// <summary>InitGdt: flat segments.</summary>
    public async FirmwareTask InitGdt()
    {
        await gcSmiGdt[ProtModeCs / sizeof(ulong)].Set(FlatCode32);
        await gcSmiGdt[ProtModeDs / sizeof(ulong)].Set(FlatData32);
        await gcSmiGdt[LongModeCs / sizeof(ulong)].Set(FlatCode64);
    }

    /// <summary>InitializeIdtIfAbsent: gates stay not present, since the model raises no exceptions in SMM.</summary>
    public FirmwareTask<ulong> InitializeSmmIdt() => BaseMemoryLib.ZeroMem(gcSmiIdt.Address, IdtLimit + 1);

    /// <summary>SaveCr2: only on-demand paging can change it; 0 otherwise.</summary>
    public async FirmwareTask<ulong> SaveCr2() => IsRestrictedMemoryAccess() ? 0 : await BaseLib.AsmReadCr2();

    /// <summary>RestoreCr2.</summary>
    public async FirmwareTask RestoreCr2(ulong cr2)
    {
        if (!IsRestrictedMemoryAccess())
        {
            await BaseLib.AsmWriteCr2(cr2);
        }
    }

    /// <summary>
    /// RegisterCpuInterruptHandler of SmmCpuExceptionHandlerLib. UNSUPPORTED: no such vector. INVALID_PARAMETER: nothing to
    /// remove. ALREADY_STARTED: the vector has a handler.
    /// </summary>
    [Edk2("UefiCpuPkg/Library/CpuExceptionHandlerLib/PeiDxeSmmCpuException.c")]
    public async FirmwareTask<EfiStatus> RegisterCpuInterruptHandler(ulong interruptType, FunctionPointer<EfiCpuInterruptHandler> interruptHandler)
    {
        if (interruptType >= CpuExceptionNum)
        {
            return EfiStatus.Unsupported;
        }

        bool registered = !(await mExternalInterruptHandler[interruptType]).IsNull;
        if (interruptHandler.IsNull && !registered)
        {
            return EfiStatus.InvalidParameter;
        }

        if (!interruptHandler.IsNull && registered)
        {
            return EfiStatus.AlreadyStarted;
        }

        await mExternalInterruptHandler[interruptType].Set(interruptHandler);
        return EfiStatus.Success;
    }

    private bool IsRestrictedMemoryAccess() => PcdLib.FeaturePcdGet(Pcd.PcdCpuSmmRestrictedMemoryAccess);
}
