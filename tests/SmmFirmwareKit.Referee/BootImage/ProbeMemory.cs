// Where probe.asm and its twin keep their counters and buffers.
namespace SmmFirmwareKit.Referee.BootImage;

/// <summary>Addresses, named as in probe.asm.</summary>
internal static class ProbeMemory
{
    public const ulong Entries30000 = 0x6000;
    public const ulong Entries40000 = 0x6004;
    public const ulong Gate = 0x6008;
    public const ulong SmmHeartbeat = 0x600C;
    public const ulong Exits = 0x6010;
    public const ulong Startups = 0x6014;
    public const ulong RunHeartbeat = 0x6018;
    public const ulong Nmis = 0x601C;
    public const ulong Relocate = 0x6020;
    public const ulong Halt = 0x6024;
    public const ulong PastHalt = 0x6028;
    public const ulong ApReset = 0x602C;
    public const ulong Mode = 0x6040;
    public const ulong Done = 0x6044;
    public const ulong Turn = 0x6048;
    public const ulong Before = 0x6100;
    public const ulong Phase = 0x6200;
    public const ulong Image = 0x9000;
    public const ulong Dump = 0xA000;
    public const ulong ApCode = 0x8000;
    public const ulong NmiCode = 0x5000;
    public const ulong Idt = 0x2000;

    public const int DumpSize = 0x400;
    public const int ImageSize = 0x200;
    public const byte FillerByte = 0xCC;
    public const uint Filler = 0xCCCCCCCC;
    public const uint PhaseReset = 0x52455345;
}
