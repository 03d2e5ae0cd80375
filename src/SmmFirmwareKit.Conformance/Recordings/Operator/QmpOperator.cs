// The operator of a recording: QEMU's machine protocol, as far as it concerns CPUs, answered in QEMU's words.
using System.Globalization;
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Conformance.Operator;

/// <summary>device_add, device_del, the power button and the queries.</summary>
internal sealed class QmpOperator
{
    private const string Status = """{"return":{"status":"prelaunch","singlestep":false,"running":false}}""";
    private const string CpuType = "x86_64-cpu";

    private static readonly string[] s_containers = ["", "/", "/machine", "/machine/unattached", "/machine/peripheral", "/machine/peripheral-anon"];

    private readonly Chipset _chipset;
    private readonly RecordedOutputs _outputs;
    private readonly CpuDevices _devices;

    public QmpOperator(Chipset chipset, RecordedOutputs outputs)
    {
        _chipset = chipset;
        _outputs = outputs;
        _devices = new CpuDevices(chipset.PossibleCpus.Count, chipset.Configuration.BootCpus);
        outputs.CpuEjected = Deleted;
        outputs.OspmStatus = (cpu, _, _) => outputs.Events.Add($$$"""{"event":"ACPI_DEVICE_OST","data":{"info":{{{OspmInfo(cpu)}}}}}""");
    }

    /// <summary>The reply to one request.</summary>
    public string Execute(JsonElement request)
    {
        string command = StepFields.Text(request, "execute");
        JsonElement? arguments = request.TryGetProperty("arguments", out JsonElement given) ? given : null;
        return command switch
        {
            "device_add" => QmpReply.DoneOr(arguments is { } device ? Add(new DeviceArguments(device)) : "Parameter 'driver' is missing"),
            "device_del" => Delete(arguments),
            _ when arguments?.EnumerateObject().FirstOrDefault() is { Value.ValueKind: not JsonValueKind.Undefined } unasked => QmpReply.DoneOr($"Parameter '{unasked.Name}' is unexpected"),
            "query-status" => Status,
            "query-acpi-ospm-status" => QmpReply.List(_chipset.PossibleCpus.Where(_ => _chipset.CpuHotplug.Modern).Select(cpu => OspmInfo(cpu.Index))),
            "query-hotpluggable-cpus" => QmpReply.List(_chipset.PossibleCpus.Reverse().Select(Slot)),
            "query-cpus-fast" => QmpReply.List(_devices.Order.Select(Cpu)),
            "system_powerdown" => PowerDown(),
            var other => throw new ExecutionException("SFK7107", $"the recording's operator executes {other}, which the replayer does not know; add it to QmpOperator"),
        };
    }

    private string PowerDown()
    {
        _outputs.Events.Add("""{"event":"POWERDOWN"}""");
        _chipset.Pm.PressPowerButton();
        return QmpReply.Done;
    }

    // The order of checks is QEMU's: name, type, name taken, properties; then what the plug handler asks.
    private string? Add(DeviceArguments device)
    {
        string? complaint = Name(device) ?? Driver(device.Driver) ?? Duplicate(device.Id);
        if (complaint is not null)
        {
            return complaint;
        }

        string path = _devices.NewPath(device.Id);
        return device.Complaint() ?? Plug(device, path);
    }

    private string? Plug(DeviceArguments device, string path)
    {
        string expected = _chipset.Configuration.CpuType;
        if (!string.Equals(device.Driver, expected, StringComparison.Ordinal))
        {
            return $"Invalid CPU type, expected cpu type: '{expected}'";
        }

        int index = -1;
        string? complaint = _chipset.SmiFeatures.HotplugRefusal ?? new CpuPlace(_chipset, device).Find(out index) ?? _chipset.PlugCpu(index);
        if (complaint is null)
        {
            _devices.Add(index, device.Id, path);
        }

        return complaint;
    }

    private static string? Name(DeviceArguments device) =>
        device.Id is { } id && !DeviceArguments.IsIdentifier(id) ? "Parameter 'id' expects an identifier" : null;

    // Of QEMU's other device types the operator of a recording adds none.
    private static string? Driver(string? driver) => driver switch
    {
        null => "Parameter 'driver' is missing",
        CpuType => "Parameter 'driver' expects a non-abstract device type",
        _ when driver.EndsWith("-" + CpuType, StringComparison.Ordinal) => null,
        _ => $"'{driver}' is not a valid device model name",
    };

    private string? Duplicate(string? id) => id is not null && _devices.IsTaken(id) ? $"Duplicate device ID '{id}'" : null;

    private string Delete(JsonElement? arguments)
    {
        if (arguments is not { } given || !given.TryGetProperty("id", out JsonElement id))
        {
            return QmpReply.DoneOr("Parameter 'id' is missing");
        }

        return id.ValueKind == JsonValueKind.String ? Delete(id.GetString()!) : QmpReply.DoneOr("Invalid parameter type for 'id', expected: string");
    }

    private string Delete(string name)
    {
        if (_devices.Find(name) is >= 0 and var index)
        {
            return QmpReply.DoneOr(_chipset.RequestUnplug(index));
        }

        if (s_containers.Contains(name, StringComparer.Ordinal))
        {
            return QmpReply.DoneOr($"{name} is not a hotpluggable device");
        }

        return CpuDevices.IsSharedByApics(name)
            ? QmpReply.DoneOr("Bus 'main-system-bus' does not support hotplugging")
            : QmpReply.Error("DeviceNotFound", $"Device '{name}' not found");
    }

    private void Deleted(int cpu)
    {
        string device = _devices.IdOf(cpu) is { } id ? $"\"device\":\"{id}\"," : "";
        _outputs.Events.Add($$$"""{"event":"DEVICE_DELETED","data":{"path":"{{{_devices.PathOf(cpu)}}}/lapic"}}""");
        _outputs.Events.Add($$$"""{"event":"DEVICE_DELETED","data":{{{{device}}}"path":"{{{_devices.PathOf(cpu)}}}"}}""");
        _devices.Remove(cpu);
    }

    private string OspmInfo(int cpu)
    {
        (uint ostEvent, uint ostStatus) = _chipset.CpuHotplug.LastOspmStatus(cpu);
        string device = _devices.IdOf(cpu) is { } id ? $"\"device\":\"{id}\"," : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""{{{device}}"source":{{ostEvent}},"status":{{ostStatus}},"slot":"{{cpu}}","slot-type":"CPU"}""");
    }

    // A machine of one die per socket does not speak of dies.
    private string Properties(PossibleCpu cpu)
    {
        string die = _chipset.Configuration.Topology.Dies > 1 ? $"\"die-id\":{cpu.Die}," : "";
        return $$"""{"core-id":{{cpu.Core}},"thread-id":{{cpu.Thread}},{{die}}"socket-id":{{cpu.Socket}}}""";
    }

    private string Slot(PossibleCpu cpu)
    {
        string path = _devices.PathOf(cpu.Index) is { } present ? $"\"qom-path\":\"{present}\"," : "";
        return $$"""{"props":{{Properties(cpu)}},"vcpus-count":1,{{path}}"type":"{{_chipset.Configuration.CpuType}}"}""";
    }

    private string Cpu(int index) => $$"""{"props":{{Properties(_chipset.PossibleCpus[index])}},"qom-path":"{{_devices.PathOf(index)}}","cpu-index":{{index}},"target":"x86_64"}""";
}
