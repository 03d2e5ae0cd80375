// Instance of library class BaseMemoryLib: block operations of at most a cache line a step.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BaseMemoryLib/BaseMemoryLib.inf.</summary>
/// <remarks>
/// BlockCopy: address is the destination, value the source, width the bytes. BlockFill: address is the destination, value the
/// byte, width the bytes. Between two steps others see a half-copied buffer, as on a real machine.
/// </remarks>
[Edk2("MdePkg/Library/BaseMemoryLib/BaseMemoryLib.inf")]
[LibraryInstance("MdePkg/Library/BaseMemoryLib/BaseMemoryLib.inf")]
public sealed partial class BaseMemoryLib : IBaseMemoryLib
{
    private const ulong BlockSize = 64;

    /// <summary>Backwards where the destination overlaps the end of the source, as CopyMemWrapper.c's InternalMemCopyMem.</summary>
    public FirmwareTask<ulong> CopyMem(ulong destination, ulong source, ulong length) =>
        destination - source < length ? CopyBackward(destination, source, length) : CopyForward(destination, source, length);

    public async FirmwareTask<ulong> SetMem(ulong buffer, ulong length, byte value)
    {
        for (ulong done = 0; done < length;)
        {
            ulong block = Math.Min(length - done, BlockSize);
            await new Step<ulong>(StepKind.BlockFill, (int)block, buffer + done, value);
            done += block;
        }

        return buffer;
    }

    public FirmwareTask<ulong> ZeroMem(ulong buffer, ulong length) => SetMem(buffer, length, 0);

    public async FirmwareTask<long> CompareMem(ulong destination, ulong source, ulong length)
    {
        for (ulong i = 0; i < length; i++)
        {
            byte left = await new Field<byte>(destination + i);
            byte right = await new Field<byte>(source + i);
            if (left != right)
            {
                return left - right;
            }
        }

        return 0;
    }

    public async FirmwareTask<bool> CompareGuid(Ptr<EfiGuid> guid, EfiGuid known) =>
        await new Field<ulong>(guid.Address) == known.Low && await new Field<ulong>(guid.Address + 8) == known.High;

    private static async FirmwareTask<ulong> CopyForward(ulong destination, ulong source, ulong length)
    {
        for (ulong done = 0; done < length;)
        {
            ulong block = Math.Min(length - done, BlockSize);
            await new Step<ulong>(StepKind.BlockCopy, (int)block, destination + done, source + done);
            done += block;
        }

        return destination;
    }

    private static async FirmwareTask<ulong> CopyBackward(ulong destination, ulong source, ulong length)
    {
        for (ulong left = length; left != 0;)
        {
            ulong block = Math.Min(left, BlockSize);
            left -= block;
            await new Step<ulong>(StepKind.BlockCopy, (int)block, destination + left, source + left);
        }

        return destination;
    }
}
