// The operator of a recording: QEMU's machine protocol, as far as it concerns CPUs, answered in QEMU's words.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance;

/// <summary>device_add, device_del and the queries. Names of devices exist only here, not in the chipset.</summary>
internal sealed class QmpOperator
{
    private const string Done = """{"return":{}}""";
    private const string Status = """{"return":{"status":"prelaunch","singlestep":false,"running":false}}""";

    private readonly Chipset _chipset;
    private readonly RecordedOutputs _outputs;
    private readonly string?[] _ids;
    private readonly string?[] _paths;
    private readonly List<int> _order = [];

    public QmpOperator(Chipset chipset, RecordedOutputs outputs)
    {
        _chipset = chipset;
        _outputs = outputs;
        _ids = new string?[chipset.PossibleCpus.Count];
        _paths = new string?[chipset.PossibleCpus.Count];
        for (int i = 0; i < chipset.Configuration.BootCpus; i++)
        {
            // Each CPU made at start-up is followed by its local APIC in the list of nameless devices.
            _paths[i] = $"/machine/unattached/device[{i * 2}]";
            _order.Add(i);
        }

        outputs.CpuEjected = Deleted;
        outputs.OspmStatus = (cpu, _, _) => outputs.Events.Add($$$"""{"event":"ACPI_DEVICE_OST","data":{"info":{{{OspmInfo(cpu)}}}}}""");
    }

    /// <summary>The reply to one request.</summary>
    public string Execute(JsonElement request) => request.GetProperty("execute").GetString() switch
    {
        "device_add" => Reply(Add(request.GetProperty("arguments"))),
        "device_del" => Delete(request.GetProperty("arguments").GetProperty("id").GetString()!),
        "query-status" => Status,
        "query-acpi-ospm-status" => List(_chipset.PossibleCpus.Where(_ => _chipset.CpuHotplug.Modern).Select(cpu => OspmInfo(cpu.Index))),
        "query-hotpluggable-cpus" => List(_chipset.PossibleCpus.Reverse().Select(Slot)),
        "query-cpus-fast" => List(_order.Select(Cpu)),
        "system_powerdown" => PowerDown(),
        string other => throw new ExecutionException("SFK7107", $"the recording's operator executes {other}, which the replayer does not know; add it to QmpOperator"),
        null => throw new ExecutionException("SFK7107", "a recorded operator request has no name"),
    };

    private static string List(IEnumerable<string> items) => $$"""{"return":[{{string.Join(',', items)}}]}""";

    private static string Reply(string? refusal) => refusal is null ? Done : Error("GenericError", refusal);

    private static string Error(string kind, string description) => $$$"""{"error":{"class":"{{{kind}}}","desc":"{{{description}}}"}}""";

    private string PowerDown()
    {
        _outputs.Events.Add("""{"event":"POWERDOWN"}""");
        _chipset.Pm.PressPowerButton();
        return Done;
    }

    // The order of checks is QEMU's: type, firmware's consent, topology, occupied.
    private string? Add(JsonElement arguments)
    {
        string expected = _chipset.Configuration.CpuType;
        if (!arguments.GetProperty("driver").ValueEquals(expected))
        {
            return $"Invalid CPU type, expected cpu type: '{expected}'";
        }

        if (_chipset.SmiFeatures.HotplugRefusal is { } refusal)
        {
            return refusal;
        }

        string? complaint = CpuPlace.Find(_chipset, arguments, out int index);
        complaint ??= _chipset.PlugCpu(index);
        if (complaint is null)
        {
            _ids[index] = arguments.GetProperty("id").GetString();
            _paths[index] = $"/machine/peripheral/{_ids[index]}";
            _order.Add(index);
        }

        return complaint;
    }

    private string Delete(string name)
    {
        int index = Array.FindIndex(_ids, id => string.Equals(id, name, StringComparison.Ordinal));
        index = index >= 0 ? index : Array.FindIndex(_paths, path => string.Equals(path, name, StringComparison.Ordinal));
        return index < 0 ? Error("DeviceNotFound", $"Device '{name}' not found") : Reply(_chipset.RequestUnplug(index));
    }

    private void Deleted(int cpu)
    {
        string device = _ids[cpu] is { } id ? $"\"device\":\"{id}\"," : "";
        _outputs.Events.Add($$$"""{"event":"DEVICE_DELETED","data":{"path":"{{{_paths[cpu]}}}/lapic"}}""");
        _outputs.Events.Add($$$"""{"event":"DEVICE_DELETED","data":{{{{device}}}"path":"{{{_paths[cpu]}}}"}}""");
        _ids[cpu] = null;
        _paths[cpu] = null;
        _order.Remove(cpu);
    }

    private string OspmInfo(int cpu)
    {
        (uint ostEvent, uint ostStatus) = _chipset.CpuHotplug.LastOspmStatus(cpu);
        string device = _ids[cpu] is { } id ? $"\"device\":\"{id}\"," : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""{{{device}}"source":{{ostEvent}},"status":{{ostStatus}},"slot":"{{cpu}}","slot-type":"CPU"}""");
    }

    private static string Properties(PossibleCpu cpu) => $$"""{"core-id":{{cpu.Core}},"thread-id":{{cpu.Thread}},"socket-id":{{cpu.Socket}}}""";

    private string Slot(PossibleCpu cpu)
    {
        string path = _paths[cpu.Index] is { } present ? $"\"qom-path\":\"{present}\"," : "";
        return $$"""{"props":{{Properties(cpu)}},"vcpus-count":1,{{path}}"type":"{{_chipset.Configuration.CpuType}}"}""";
    }

    private string Cpu(int index) => $$"""{"props":{{Properties(_chipset.PossibleCpus[index])}},"qom-path":"{{_paths[index]}}","cpu-index":{{index}},"target":"x86_64"}""";
}
