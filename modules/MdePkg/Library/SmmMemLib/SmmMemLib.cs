// Whether a buffer that came from outside SMM may be touched inside.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;

/// <summary>Checks against the processor's address width, SMRAM, and, once SMRAM is locked, the memory map of EndOfDxe.</summary>
[Edk2("MdePkg/Library/SmmMemLib/SmmMemLib.c")]
[LibraryInstance("MdePkg/Library/SmmMemLib/SmmMemLib.inf", ModuleTypes.SmmCore | ModuleTypes.DxeSmmDriver)]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IDebugLib), typeof(IMmServicesTableLib), typeof(IUefiBootServicesTableLib))]
public sealed partial class SmmMemLib : ImagePart, ISmmMemLib
{
    private const int MaxSmramRanges = 16;
    private const int MaxMemoryMapEntries = 64;
    private const ulong EfiMemoryDescriptorSize = 0x28;
    private const uint CPUID_EXTENDED_FUNCTION = 0x80000000;
    private const uint CPUID_VIR_PHY_ADDRESS_SIZE = 0x80000008;

    [Global] private partial Field<ulong> mSmmMemLibInternalMaximumSupportAddress { get; }

    [Global] private partial Field<ulong> mSmmMemLibInternalSmramCount { get; }

    [Global(Length = MaxSmramRanges)] private partial Ptr<EfiSmramDescriptor> mSmmMemLibInternalSmramRanges { get; }

    [Global] private partial Field<ulong> mMemoryMapEntryCount { get; }

    [Global(Length = MaxMemoryMapEntries)] private partial Ptr<EfiMemoryDescriptor> mMemoryMap { get; }

    [Global] private partial Field<bool> mSmmMemLibSmmReadyToLock { get; }

    /// <summary>Copies the SMRAM map into SMRAM and waits for EndOfDxe and the lock. A failure stops in ASSERT.</summary>
    public async FirmwareTask SmmMemLibConstructor(Ptr<EfiSmramDescriptor> smramRanges, ulong smramCount)
    {
        await DebugLib.Assert(smramCount <= MaxSmramRanges, "more SMRAM ranges than SmmMemLib has room for");
        await SmmMemLibInternalCalculateMaximumSupportAddress();
        await mSmmMemLibInternalSmramCount.Set(smramCount);
        for (ulong index = 0; index < smramCount; index++)
        {
            await mSmmMemLibInternalSmramRanges[index].Set(await smramRanges[index]);
        }

        (EfiStatus status, _) = await MmServicesTableLib.MmRegisterProtocolNotify(Guids.gEfiSmmEndOfDxeProtocolGuid, SmmLibInternalEndOfDxeNotifyPointer);
        await DebugLib.AssertEfiError(status, "SmmMemLib cannot wait for EndOfDxe");
        (status, _) = await MmServicesTableLib.MmRegisterProtocolNotify(Guids.gEfiSmmReadyToLockProtocolGuid, SmmLibInternalReadyToLockNotifyPointer);
        await DebugLib.AssertEfiError(status, "SmmMemLib cannot wait for ReadyToLock");
    }

    /// <summary>Whether every byte of a buffer lies outside SMRAM in memory that a communicate buffer may be in.</summary>
    public async FirmwareTask<bool> SmmIsBufferOutsideSmmValid(ulong buffer, ulong length)
    {
        ulong maximum = await mSmmMemLibInternalMaximumSupportAddress;
        if (length > maximum || buffer > maximum || (length != 0 && buffer > maximum - (length - 1)))
        {
            return false;
        }

        ulong count = await mSmmMemLibInternalSmramCount;
        for (ulong index = 0; index < count; index++)
        {
            EfiSmramDescriptor range = await mSmmMemLibInternalSmramRanges[index];
            if (Overlaps(range, buffer, length))
            {
                return false;
            }
        }

        return !await mSmmMemLibSmmReadyToLock || await IsInsideOneDescriptor(buffer, length);
    }

    /// <summary>SECURITY_VIOLATION: the source is not outside SMRAM.</summary>
    public async FirmwareTask<EfiStatus> SmmCopyMemToSmram(ulong destination, ulong source, ulong length) =>
        await SmmIsBufferOutsideSmmValid(source, length) ? await Copy(destination, source, length) : EfiStatus.SecurityViolation;

    /// <summary>SECURITY_VIOLATION: the destination is not outside SMRAM.</summary>
    public async FirmwareTask<EfiStatus> SmmCopyMemFromSmram(ulong destination, ulong source, ulong length) =>
        await SmmIsBufferOutsideSmmValid(destination, length) ? await Copy(destination, source, length) : EfiStatus.SecurityViolation;

    /// <summary>SECURITY_VIOLATION: one of the two is not outside SMRAM.</summary>
    public async FirmwareTask<EfiStatus> SmmCopyMem(ulong destination, ulong source, ulong length) =>
        await SmmIsBufferOutsideSmmValid(destination, length) && await SmmIsBufferOutsideSmmValid(source, length)
            ? await Copy(destination, source, length)
            : EfiStatus.SecurityViolation;

    /// <summary>SECURITY_VIOLATION: the buffer is not outside SMRAM.</summary>
    public async FirmwareTask<EfiStatus> SmmSetMem(ulong buffer, ulong length, byte value)
    {
        if (!await SmmIsBufferOutsideSmmValid(buffer, length))
        {
            return EfiStatus.SecurityViolation;
        }

        await BaseMemoryLib.SetMem(buffer, length, value);
        return EfiStatus.Success;
    }

    private async FirmwareTask<EfiStatus> Copy(ulong destination, ulong source, ulong length)
    {
        await BaseMemoryLib.CopyMem(destination, source, length);
        return EfiStatus.Success;
    }

    private static bool Overlaps(EfiSmramDescriptor range, ulong buffer, ulong length) =>
        (buffer >= range.CpuStart && buffer - range.CpuStart < range.PhysicalSize)
        || (range.CpuStart >= buffer && range.CpuStart - buffer < length);

    // Two adjacent descriptors are not joined: a buffer that spans them is refused, as upstream does.
    private async FirmwareTask<bool> IsInsideOneDescriptor(ulong buffer, ulong length)
    {
        ulong count = await mMemoryMapEntryCount;
        for (ulong index = 0; index < count; index++)
        {
            EfiMemoryDescriptor descriptor = await mMemoryMap[index];
            ulong size = EfiPages.EfiPagesToSize(descriptor.NumberOfPages);
            if (buffer >= descriptor.PhysicalStart && length <= size && buffer - descriptor.PhysicalStart <= size - length)
            {
                return true;
            }
        }

        return false;
    }
}
