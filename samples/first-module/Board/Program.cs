// Boots the board to the OS, raises three software SMIs and prints what the driver left in SMRAM.
using System.Buffers.Binary;
using System.Globalization;
using Board;
using FirstModule;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.Os;
using SmmFirmwareKit.Platform;

ThermalBoard firmware = new(new OvmfOptions());
OvmfPlatform platform = new(firmware);
Run();
for (int i = 0; i < 3; i++)
{
    Write(OsMemoryMap.Control + OsControl.OffsetOf.Request, OsControl.RequestPending | ThermalSmm.SampleCommand);
    Run();
}

ulong record = firmware.ThermalSmm.ThermalSmm.mRecord.Address;
ThermalValue last = new() { Uint32 = Read(record + ThermalRecord.OffsetOf.Last) };
Print($"record at 0x{record:X}, in SMRAM: samples {Read(record + ThermalRecord.OffsetOf.Count)}, last {last.Bits.Celsius} C valid {last.Bits.Valid}, warnings {Read(record + ThermalRecord.OffsetOf.Warnings)}");

SensorRegisters sensor = new();
sensor.Write(1, 1, 0x80 | 70);
sensor.Write(1, 1, 99);
Print($"sensor: {sensor.Temp} C, trip point {sensor.LimitTrip} C, locked {sensor.LimitLock}");

ThermalSaveStateMap.View saved = new(new byte[ThermalSaveStateMap.SizeOf]) { Rax = 0x1122334455667788 };
Print($"save state: RAX 0x{saved.Rax:X}, RIP at {(ThermalSaveStateTable.InC.Contains("_RIP", StringComparison.Ordinal) ? "its row" : "no row")}");

void Run()
{
    RunOutcome outcome = platform.Machine.Scheduler.Run();
    if (outcome != RunOutcome.Quiescent)
    {
        throw new InvalidOperationException($"the machine does not idle: {outcome}");
    }
}

void Write(ulong address, uint value)
{
    Span<byte> bytes = stackalloc byte[4];
    BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
    platform.Machine.Dma.Write(address, bytes);
}

uint Read(ulong address) => BinaryPrimitives.ReadUInt32LittleEndian(platform.Machine.Ram.Read(address));

static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
