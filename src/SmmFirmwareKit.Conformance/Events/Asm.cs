// The instructions that test code is made of: each is one step.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

internal static class Asm
{
    public const ulong Apic = 0xFEE00000;
    public const uint ApicBaseMsr = 0x1B;

    public static ReadStep<uint> Load(ulong address) => new(address);

    public static WriteStep<uint> Store(ulong address, uint value) => new(address, value);

    public static WaitStep Pause() => new(StepKind.Pause);

    public static WaitStep Halt() => new(StepKind.Halt);

    public static WaitStep Rsm() => new(StepKind.Rsm);

    public static WaitStep Iret() => new(StepKind.Iret);

    public static WaitStep Jump(ulong address) => new(StepKind.Jump, address);

    public static Step<ulong> ReadMsr(uint number) => new(StepKind.MsrRead, 8, number);

    public static Step<ulong> WriteMsr(uint number, ulong value) => new(StepKind.MsrWrite, 8, number, value);

    public static Step<ulong> Read(ControlRegister register) => new(StepKind.ControlRead, 8, (ulong)register);

    public static Step<ulong> Write(ControlRegister register, ulong value) => new(StepKind.ControlWrite, 8, (ulong)register, value);

    public static async FirmwareTask Increment(ulong address) => await Store(address, await Load(address) + 1);

    /// <summary>Writes the ICR of the xAPIC page.</summary>
    public static async FirmwareTask Send(uint destination, DeliveryMode mode, byte vector = 0, DestinationShorthand shorthand = DestinationShorthand.None)
    {
        await Store(Apic + 0x310, destination << 24);
        await Store(Apic + 0x300, CommandOf(mode, vector, shorthand));
    }

    public static uint CommandOf(DeliveryMode mode, byte vector, DestinationShorthand shorthand = DestinationShorthand.None) =>
        vector | (uint)mode << 8 | 1 << 14 | (uint)shorthand << 18;

    /// <summary>Long mode with an IDT, as interrupts need it.</summary>
    public static async FirmwareTask EnterLongMode(ulong idt)
    {
        await WriteMsr(0xC0000080, 1 << 8);
        await Write(ControlRegister.Cr0, 0x80000011);
        await Write(ControlRegister.IdtBase, idt);
        await Write(ControlRegister.IdtLimit, 0xFFF);
    }

    public static async FirmwareTask Spin(ulong word)
    {
        while (await Load(word) == 0)
        {
            await Pause();
        }
    }
}
