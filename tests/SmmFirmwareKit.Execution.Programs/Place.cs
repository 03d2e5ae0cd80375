// Where the random programs keep what they share.
namespace SmmFirmwareKit.Execution.Programs;

internal static class Place
{
    internal const ulong Lock = 0x200;
    internal const ulong Guarded = 0x240;
    internal const ulong InterruptsTaken = 0x280;
    internal const ulong Rare = 0x2C0;

    internal static ulong Word(int number) => (ulong)number * 5;

    internal static ulong Flag(int number) => 0x300 + (ulong)number * 0x3E;

    internal static ulong Result(ulong seed) => 0x400 + (seed & 0xF) * 8;
}
