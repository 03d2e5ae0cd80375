// SmramSaveStateConfig.c and X64/Semaphore.c: SMBASE and return address in the save-state map, whichever of two it is.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>OvmfPkg/Library/SmmRelocationLib/SmramSaveStateConfig.c, UefiCpuPkg/Library/SmmRelocationLib/X64/Semaphore.c.</summary>
/// <remarks>A processor without long mode has the map whose revision ends in 0000h (APM vol. 2 ch. 10, SDM vol. 3 ch. 33).</remarks>
[Edk2("OvmfPkg/Library/SmmRelocationLib/SmramSaveStateConfig.c")]
public sealed partial class SmramSaveStateConfig(SmmRelocationLibInstance instance) : SmmRelocationLibPart(instance)
{
    private const byte AutoHaltRestartBit = 1;

    private static async FirmwareTask<bool> IsX86Map(ulong cpuState) =>
        SmramLayout.IsX86Map(await new Ptr<AmdSmramSaveStateMap64>(cpuState).SMMRevId);

    /// <summary>SmramSaveStateConfig.c ConfigureSmBase.</summary>
    internal async FirmwareTask ConfigureSmBase(ulong cpuState, ulong smBase)
    {
        bool x86 = await IsX86Map(cpuState);
        await (x86 ? new Ptr<AmdSmramSaveStateMap32>(cpuState).SMBASE : new Ptr<AmdSmramSaveStateMap64>(cpuState).SMBASE).Set((uint)smBase);
    }

    /// <summary>Semaphore.c SemaphoreHook: RSM goes to SmmRelocationSemaphoreComplete first.</summary>
    internal async FirmwareTask SemaphoreHook(ulong cpuState) =>
        await mSmmRelocationOriginalAddress.Set(await HookReturnFromSmm(cpuState, SmmInit.SmmRelocationSemaphoreCompleteAddress));

    /// <summary>SmramSaveStateConfig.c HookReturnFromSmm: a halted processor must not halt again instead of running the hook.</summary>
    /// <returns>The instruction pointer as it was.</returns>
    internal async FirmwareTask<ulong> HookReturnFromSmm(ulong cpuState, ulong newInstructionPointer)
    {
        if (await IsX86Map(cpuState))
        {
            Ptr<AmdSmramSaveStateMap32> x86 = new(cpuState);
            await ClearBit16(x86.AutoHALTRestart);
            uint original = await x86._EIP;
            await x86._EIP.Set((uint)newInstructionPointer);
            return original;
        }

        Ptr<AmdSmramSaveStateMap64> x64 = new(cpuState);
        await ClearBit8(x64.AutoHALTRestart);
        ulong originalRip = await x64._RIP;
        await x64._RIP.Set(newInstructionPointer);
        return originalRip;
    }

    private static async FirmwareTask ClearBit16(Field<ushort> autoHaltRestart)
    {
        ushort value = await autoHaltRestart;
        if ((value & AutoHaltRestartBit) != 0)
        {
            await autoHaltRestart.Set((ushort)(value & ~AutoHaltRestartBit));
        }
    }

    private static async FirmwareTask ClearBit8(Field<byte> autoHaltRestart)
    {
        byte value = await autoHaltRestart;
        if ((value & AutoHaltRestartBit) != 0)
        {
            await autoHaltRestart.Set((byte)(value & ~AutoHaltRestartBit));
        }
    }
}
