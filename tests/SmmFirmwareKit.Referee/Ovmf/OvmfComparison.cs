// OVMF as the referee: a hot-add on stock TCG, which never returns, then with the lost SMI sent again, beside the kit's two profiles.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Conformance;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Referee.Ovmf;

internal static class OvmfComparison
{
    private const string Name = "ovmf";
    private const int Slots = 8;
    private static readonly (int Cpus, int Added)[] s_topologies = [(2, 1), (2, 2), (1, 1)];

    // The hot-plug SMI of one CPU takes 22 ms; an SMI that has not returned after this long will not.
    private static readonly TimeSpan s_never = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(3);

    /// <summary>Compares and prints a summary; 0 if nothing differs or the comparison was skipped.</summary>
    public static int Run(TextWriter output)
    {
        string? qemu = QemuProcess.Find();
        if (qemu is null || !OvmfFiles.Installed)
        {
            output.WriteLine(new ComparisonSummary(Name, "0 hot-adds, 0 values", 0, s_topologies.Length) { Because = $"{(qemu is null ? QemuProcess.Program : OvmfFiles.Code)} is not installed" });
            return 0;
        }

        Comparison comparison = new(output);
        foreach ((int cpus, int added) in s_topologies)
        {
            Compare(comparison, qemu, cpus, added);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name}, {cpus} of {Slots} CPUs, {added} added: {comparison.Compared} values compared so far, {comparison.Differences} differences"));
        }

        string compared = string.Create(CultureInfo.InvariantCulture, $"{s_topologies.Length} hot-adds, {comparison.Compared} values");
        output.WriteLine(new ComparisonSummary(Name, compared, comparison.Differences));
        return comparison.Differences == 0 ? 0 : 1;
    }

    private static void Compare(Comparison comparison, string qemu, int cpus, int added)
    {
        using OvmfGuest guest = new(qemu, cpus, Slots);
        guest.BootToShell();
        guest.Add(added);
        guest.RaiseHotplugSmi();
        OnStockTcg(comparison, guest, KitRun.Of(cpus, Slots, added, "qemu-tcg"), cpus);
        for (int cpu = cpus; cpu < cpus + added; cpu++)
        {
            comparison.Same($"CPU {cpu} reaches the pen", guest.ReachesPen(cpu), ofTheKit: true);
            guest.SendSmi(cpu);
        }

        comparison.Same("with its SMI sent again the hot-plug SMI returns", guest.Returns(s_soon), ofTheKit: true);
        AtTheEnd(comparison, guest, KitRun.Of(cpus, Slots, added, "hardware"), cpus, added);
    }

    // The first new CPU took its SMI before the INIT, which reset it out of SMM: nobody answers CPU 0.
    private static void OnStockTcg(Comparison comparison, OvmfGuest guest, JsonElement kit, int cpus)
    {
        JsonElement stuck = kit.GetProperty("stuck");
        comparison.Same("the hot-plug SMI returns on TCG", guest.Returns(s_never), stuck.ValueKind == JsonValueKind.Null);
        comparison.Same("the new CPU reaches the pen on TCG", guest.ReachesPen(cpus), kit.GetProperty("cpus")[cpus].GetProperty("after").GetProperty("address").ValueEquals("0x9F00C"));
        CpuRegisters[] registers = guest.Registers();
        for (int cpu = 0; cpu <= cpus; cpu++)
        {
            JsonElement after = kit.GetProperty("cpus")[cpu].GetProperty("after");
            comparison.Same($"CPU {cpu} is in SMM on TCG", registers[cpu].InSmm, after.GetProperty("smm").GetBoolean());
        }

        comparison.Same("CPU 0 is the one that spins on TCG", registers[0] is { InSmm: true, Halted: false }, stuck.ValueKind != JsonValueKind.Null && stuck.GetProperty("cpu").GetInt32() == 0);
    }

    private static void AtTheEnd(Comparison comparison, OvmfGuest guest, JsonElement kit, int cpus, int added)
    {
        comparison.Same("the kit's SMI returns under hardware's rules", true, kit.GetProperty("stuck").ValueKind == JsonValueKind.Null);
        JsonElement after = kit.GetProperty("afterSmi");
        JsonElement[] slots = [.. after.GetProperty("cpus").EnumerateArray()];
        for (int cpu = cpus; cpu < cpus + added; cpu++)
        {
            comparison.Same($"CPU {cpu} halts in the pen", guest.ReachesPen(cpu), slots[cpu].GetProperty("cpu").GetProperty("state").GetString()!.StartsWith("halted", StringComparison.Ordinal));
            comparison.Same($"address where CPU {cpu} halts", guest.Registers()[cpu].Address, KitRun.Hex(slots[cpu].GetProperty("cpu"), "address"));
        }

        guest.Stop();
        Slot[] ofQemu = [.. Enumerable.Range(0, Slots).Select(slot => new Slot(guest.ApicId(slot), guest.Flags(slot)))];
        comparison.Same("CPUs present", (ulong)guest.CpuCount(), (ulong)slots.Count(slot => slot.GetProperty("cpu").GetProperty("present").GetBoolean()));
        for (int slot = 0; slot < Slots; slot++)
        {
            comparison.Same($"APIC ID of slot {slot}", ofQemu[slot].ApicId, (ulong)slots[slot].GetProperty("apicId").GetInt32());
            comparison.Same($"hot-plug flags of slot {slot}", ofQemu[slot].Flags, KitRun.Hex(slots[slot], "flags"));
        }

        Locks(comparison, guest, after);
        Smbases(comparison, guest, slots);
    }

    private static void Locks(Comparison comparison, OvmfGuest guest, JsonElement after)
    {
        comparison.Same("MCH 0x9C, default SMBASE", guest.Config(lpc: false, 0x9C, 'b'), KitRun.Hex(after, "fSmbase"));
        comparison.Same("MCH 0x9D, SMRAM", guest.Config(lpc: false, 0x9D, 'b'), KitRun.Hex(after, "smram"));
        comparison.Same("MCH 0x9E, ESMRAMC", guest.Config(lpc: false, 0x9E, 'b'), KitRun.Hex(after, "esmramc"));
        comparison.Same("LPC 0xA0, GEN_PMCON_1", guest.Config(lpc: true, 0xA0, 'w'), KitRun.Hex(after, "genPmcon1"));
        comparison.Same("SMI_EN", guest.SmiEn(), KitRun.Hex(after, "smiEn"));
        comparison.Same("0x30000 from outside SMM", guest.Memory(0x30000), KitRun.Hex(after, "at30000"));
    }

    // Where TSEG begins to be used differs with the firmware's size; the distance between CPUs does not.
    private static void Smbases(Comparison comparison, OvmfGuest guest, JsonElement[] slots)
    {
        uint[] ofQemu = guest.Smbases();
        ulong[] ofTheKit = [.. slots.Select(slot => slot.GetProperty("cpu")).Where(cpu => cpu.GetProperty("present").GetBoolean()).Select(cpu => KitRun.Hex(cpu, "smbase"))];
        comparison.Same("number of SMBASEs", (ulong)ofQemu.Length, (ulong)ofTheKit.Length);
        for (int cpu = 0; cpu < Math.Min(ofQemu.Length, ofTheKit.Length); cpu++)
        {
            comparison.Same($"SMBASE of CPU {cpu} above CPU 0's", ofQemu[cpu] - ofQemu[0], ofTheKit[cpu] - ofTheKit[0]);
        }
    }

    private sealed record Slot(ulong ApicId, ulong Flags);
}
