// Completion tokens of procedures that run on their own: handed out in an SMI, all taken back at its end.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class MpService
{
    private Ptr<ListEntry> TokenList => gSmmCpuPrivate.TokenList;

    /// <summary>Whether a token was handed out in this SMI.</summary>
    public async FirmwareTask<bool> IsTokenInUse(Ptr<ulong> token)
    {
        ulong firstFree = (await gSmmCpuPrivate.FirstFreeToken).Address;
        for (ulong link = await TokenList.ForwardLink; link != firstFree; link = await new Ptr<ListEntry>(link).ForwardLink)
        {
            if (await TokenFromLink(link).SpinLock == token)
            {
                return !token.IsNull;
            }
        }

        return false;
    }

    /// <summary>IsApReady. NOT_READY: some CPU still runs the procedure.</summary>
    public async FirmwareTask<EfiStatus> IsApReady(Ptr<ulong> token)
    {
        if (!await SynchronizationLib.AcquireSpinLockOrFail(token))
        {
            return EfiStatus.NotReady;
        }

        await SynchronizationLib.ReleaseSpinLock(token);
        return EfiStatus.Success;
    }

    /// <summary>A token for <paramref name="runningApsCount"/> CPUs, with its lock held; NULL when there is no SMRAM for more.</summary>
    private async FirmwareTask<Ptr<ProcedureToken>> GetFreeToken(uint runningApsCount)
    {
        Ptr<ListEntry> link = await gSmmCpuPrivate.FirstFreeToken;
        if (link == TokenList)
        {
            link = await AllocateTokenBuffer();
            if (link.IsNull)
            {
                return Ptr<ProcedureToken>.Null;
            }
        }

        await gSmmCpuPrivate.FirstFreeToken.Set(new Ptr<ListEntry>(await link.ForwardLink));
        Ptr<ProcedureToken> token = TokenFromLink(link.Address);
        await token.RunningApCount.Set(runningApsCount);
        await SynchronizationLib.AcquireSpinLock(await token.SpinLock);
        return token;
    }

    /// <summary>Called by an AP that has run the procedure; the last one releases the token's lock.</summary>
    private async FirmwareTask ReleaseToken(Ptr<SmmCpuDataBlock> cpuData)
    {
        Ptr<ProcedureToken> token = await cpuData.Token;
        if (await token.RunningApCount.InterlockedDecrement() == 0)
        {
            await SynchronizationLib.ReleaseSpinLock(await token.SpinLock);
        }

        await cpuData.Token.Set(Ptr<ProcedureToken>.Null);
    }

    /// <summary>All tokens are free again.</summary>
    private async FirmwareTask ResetTokens() => await gSmmCpuPrivate.FirstFreeToken.Set(new Ptr<ListEntry>(await TokenList.ForwardLink));

    /// <summary>InitializeDataForMmMp: an empty list becomes one chunk of free tokens.</summary>
    private async FirmwareTask InitializeTokens()
    {
        await LinkedList.InitializeListHead(TokenList);
        Ptr<ListEntry> first = await AllocateTokenBuffer();
        await DebugLib.Assert(!first.IsNull, "AllocateTokenBuffer: out of SMRAM");
        await gSmmCpuPrivate.FirstFreeToken.Set(first);
    }

    // Locks lie apart from the tokens because each needs a cache line.
    private async FirmwareTask<Ptr<ListEntry>> AllocateTokenBuffer()
    {
        ulong spinLockSize = SynchronizationLib.GetSpinLockProperties();
        ulong count = PcdLib.FixedPcdGet(Pcd.PcdCpuSmmMpTokenCountPerChunk);
        ulong spinLocks = await PiSmmCpuCommon.AllocatePool(spinLockSize * count);
        ulong tokens = await PiSmmCpuCommon.AllocatePool(ProcedureToken.SizeOf * count);
        if (spinLocks == 0 || tokens == 0)
        {
            return Ptr<ListEntry>.Null;
        }

        for (ulong index = 0; index < count; index++)
        {
            await InitializeToken(new Ptr<ProcedureToken>(tokens) + index, new Ptr<ulong>(spinLocks + (index * spinLockSize)));
        }

        return new Ptr<ProcedureToken>(tokens).Link;
    }

    private async FirmwareTask InitializeToken(Ptr<ProcedureToken> token, Ptr<ulong> spinLock)
    {
        await SynchronizationLib.InitializeSpinLock(spinLock);
        await token.Signature.Set(ProcedureToken.ProcedureTokenSignature);
        await token.SpinLock.Set(spinLock);
        await token.RunningApCount.Set(0);
        await LinkedList.InsertTailList(TokenList, token.Link);
    }

    // PROCEDURE_TOKEN_FROM_LINK.
    private static Ptr<ProcedureToken> TokenFromLink(ulong link) => new(link - ProcedureToken.OffsetOf.Link);
}
