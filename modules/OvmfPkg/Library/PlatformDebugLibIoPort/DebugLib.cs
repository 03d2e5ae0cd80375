// Instance of library class DebugLib: text to QEMU's debug port.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg;

/// <summary>
/// OvmfPkg/Library/PlatformDebugLibIoPort/PlatformDebugLibIoPort.inf. PrintErrorLevel is PcdFixedDebugPrintErrorLevel: the levels
/// that are printed. A platform that prints none pays no step for messages.
/// </summary>
[Edk2("OvmfPkg/Library/PlatformDebugLibIoPort/DebugLib.c")]
[LibraryInstance("OvmfPkg/Library/PlatformDebugLibIoPort/PlatformDebugLibIoPort.inf")]
[LibraryClasses(typeof(IBaseLib), typeof(IIoLib))]
[PlatformFact<uint>("PrintErrorLevel")]
public sealed partial class DebugLib : IDebugLib
{
    private const ushort DebugIoPort = 0x402; // PcdDebugIoPort

    public FirmwareTask Assert(bool condition, string message) => condition ? FirmwareTask.Completed : DebugAssert(message);

    public FirmwareTask AssertEfiError(EfiStatus status, string message) =>
        status.IsError() ? AssertFailed(message, status) : FirmwareTask.Completed;

    public FirmwareTask DebugPrint(uint errorLevel, string message, ulong argument0 = 0, ulong argument1 = 0) =>
        (errorLevel & PrintErrorLevel) == 0 ? FirmwareTask.Completed : Line(message, argument0, argument1);

    private async FirmwareTask DebugAssert(string message)
    {
        await Print("ASSERT ", 0, 0);
        await Line(message, 0, 0);
        await BaseLib.CpuDeadLoop();
    }

    private async FirmwareTask AssertFailed(string message, EfiStatus status)
    {
        await Print("ASSERT_EFI_ERROR (Status = {0}) ", (ulong)status, 0);
        await Line(message, 0, 0);
        await BaseLib.CpuDeadLoop();
    }

    private async FirmwareTask Line(string message, ulong argument0, ulong argument1)
    {
        await Print(message, argument0, argument1);
        await IoLib.IoWrite8(DebugIoPort, (byte)'\n');
    }

    private async FirmwareTask Print(string message, ulong argument0, ulong argument1)
    {
        for (int i = 0; i < message.Length; i++)
        {
            if (IsPlaceholder(message, i))
            {
                await Hexadecimal(message[i + 1] == '0' ? argument0 : argument1);
                i += 2;
            }
            else
            {
                await IoLib.IoWrite8(DebugIoPort, (byte)message[i]);
            }
        }
    }

    private async FirmwareTask Hexadecimal(ulong value)
    {
        for (int shift = Math.Max(0, (BitLength(value) - 1) & ~3); shift >= 0; shift -= 4)
        {
            await IoLib.IoWrite8(DebugIoPort, (byte)"0123456789ABCDEF"[(int)(value >> shift) & 0xF]);
        }
    }

    private static int BitLength(ulong value) => 64 - System.Numerics.BitOperations.LeadingZeroCount(value);

    private static bool IsPlaceholder(string message, int at) =>
        message[at] == '{' && at + 2 < message.Length && message[at + 1] is '0' or '1' && message[at + 2] == '}';
}
