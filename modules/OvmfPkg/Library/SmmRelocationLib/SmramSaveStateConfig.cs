// SmramSaveStateConfig.c and X64/Semaphore.c: SMBASE and return address in the save-state map, whichever of two it is.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.Library.SmmRelocationLib;

/// <summary>OvmfPkg/Library/SmmRelocationLib/SmramSaveStateConfig.c, UefiCpuPkg/Library/SmmRelocationLib/X64/Semaphore.c.</summary>
/// <remarks>A processor without long mode has the map whose revision ends in 0000h (APM vol. 2 ch. 10, SDM vol. 3 ch. 33).</remarks>
[Edk2("OvmfPkg/Library/SmmRelocationLib/SmramSaveStateConfig.c")]
public sealed partial class SmramSaveStateConfig(SmmRelocationLibInstance instance) : SmmRelocationLibPart(instance)
{
    private const uint AutoHaltRestartOffsetX86 = 0x302;
    private const uint EipOffsetX86 = 0x3F0;
    private const byte AutoHaltRestartBit = 1;

    private static async FirmwareTask<bool> IsX86Map(ulong cpuState) =>
        (await new Field<uint>(cpuState + SmramLayout.SmmRevIdOffset) & 0xFFFF) == 0;

    /// <summary>SmramSaveStateConfig.c ConfigureSmBase.</summary>
    internal async FirmwareTask ConfigureSmBase(ulong cpuState, ulong smBase)
    {
        uint offset = await IsX86Map(cpuState) ? SmramLayout.SmbaseOffsetX86 : SmramLayout.SmbaseOffsetX64;
        await new Field<uint>(cpuState + offset).Set((uint)smBase);
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
            await ClearBit16(new Field<ushort>(cpuState + AutoHaltRestartOffsetX86));
            Field<uint> eip = new(cpuState + EipOffsetX86);
            uint original = await eip;
            await eip.Set((uint)newInstructionPointer);
            return original;
        }

        await ClearBit8(new Field<byte>(cpuState + SmramLayout.AutoHaltRestartOffsetX64));
        Field<ulong> rip = new(cpuState + SmramLayout.RipOffsetX64);
        ulong originalRip = await rip;
        await rip.Set(newInstructionPointer);
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
