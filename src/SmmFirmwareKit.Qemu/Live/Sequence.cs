// Requests of one live run on one machine, and what the model answers to each.
using System.Text.Json;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Qemu.Live;

/// <summary>A request, the block it belongs to, and the model's answer.</summary>
/// <param name="Announcement">The event by which QEMU tells that the machine did as the request asks; empty for most.</param>
/// <param name="Faulted">The model leaves out what the request asks for, and says so.</param>
internal sealed record LiveStep(string Block, JsonElement Request, StepAnswer Model, string Announcement = "", bool Faulted = false);

/// <summary>The model's side of a sequence: carries out requests one by one and keeps away from what kills QEMU.</summary>
internal sealed class Sequence
{
    private readonly RecordedMachine _model;
    private readonly Hazards _hazards;
    private readonly List<LiveStep> _steps = [];

    public Sequence(LiveMachine machine)
    {
        using JsonDocument header = JsonDocument.Parse(machine.Header("live", ""));
        _model = RecordedMachine.Of(header.RootElement);
        _hazards = new Hazards(_model);
        Add("operator", Parse(Step.InterceptIoApic));
    }

    public RecordedMachine Model => _model;

    public IReadOnlyList<LiveStep> Steps => _steps;

    /// <summary>A random sequence.</summary>
    public static Sequence Random(LiveMachine machine, int seed, int length)
    {
        Sequence sequence = new(machine);
        Dice dice = new(seed);
        Traffic traffic = new();
        while (sequence._steps.Count < length && !sequence._hazards.Ejected)
        {
            (string block, IEnumerable<string> requests) = traffic.Next(dice, sequence._model);
            foreach (string request in requests)
            {
                sequence.Add(block, Parse(request));
            }
        }

        sequence.Add("operator", Parse(OperatorSteps.LastEvents));
        return sequence;
    }

    /// <summary>The same requests again, or a part of them; those that have become hazards are left out.</summary>
    public static Sequence Of(LiveMachine machine, IEnumerable<LiveStep> steps)
    {
        Sequence sequence = new(machine);
        foreach (LiveStep step in steps.Where(step => !step.Request.GetProperty("op").ValueEquals("irqin")))
        {
            sequence.Add(step.Block, step.Request);
        }

        return sequence;
    }

    private static JsonElement Parse(string request)
    {
        using JsonDocument document = JsonDocument.Parse(request);
        return document.RootElement.Clone();
    }

    private void Add(string block, JsonElement request)
    {
        bool last = string.Equals(request.GetRawText(), OperatorSteps.LastEvents, StringComparison.Ordinal);
        if (!_hazards.Allows(request) || (_hazards.Ejected && !last))
        {
            return;
        }

        string response;
        bool faulted = false;
        try
        {
            response = _model.Apply(request);
        }
        catch (ExecutionException fault)
        {
            response = fault.Message;
            faulted = true;
        }

        string events = request.GetProperty("op").ValueEquals("qmp") ? LiveEvents.Seen(_model.Outputs.TakeEvents()) : "";
        _steps.Add(new LiveStep(block, request, new StepAnswer(response, _model.Outputs.TakeEdges(), events), _model.Outputs.Announcement, faulted));
    }
}
