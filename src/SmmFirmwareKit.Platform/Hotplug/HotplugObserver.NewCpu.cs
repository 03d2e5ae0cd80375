// What a new CPU itself does: its first SMI, the pen, the OS's vector.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Platform.Hotplug;

internal sealed partial class HotplugObserver
{
    private const ulong PageMask = ~0xFFFUL;
    private const ulong PciAddressPort = 0xCF8;
    private const ulong PciDataPortEnd = 0xD00;
    private readonly Dictionary<int, ulong> _codePage = [];
    private readonly HashSet<int> _inFirstSmi = [];

    private void LookAtOperator(in StepRecord record)
    {
        if (record.Kind == StepKind.Agent && record.Address < (ulong)_stories.Length && _stories[(int)record.Address] is { Plugged: null } story)
        {
            story.Plugged = Seen(in record);
            _afterStep.Add(() =>
            {
                story.ActivityAfterPlug = _machine.Processors[story.Index].Activity;
                story.FlagsAfterPlug = _machine.Chipset.CpuHotplug.FlagsOf(story.Index);
            });
        }
    }

    private void LookAtNewCpu(NewCpuStory story, in StepRecord record)
    {
        if (record.Kind == StepKind.Event)
        {
            LookAtItsEvent(story, in record);
        }
        else if (InSmm(in record))
        {
            LookAtItsSmi(story, in record);
        }
        else
        {
            LookAtItsCode(story, in record);
        }

        if (story.OsSipi is null && record.Kind is StepKind.IoRead or StepKind.IoWrite && record.Address is >= PciAddressPort and < PciDataPortEnd)
        {
            story.ConfigurationAccesses++;
        }
    }

    private void LookAtItsEvent(NewCpuStory story, in StepRecord record)
    {
        story.Events.Add(Seen(in record));
        if (record.Address != (ulong)ProcessorEvent.Smi)
        {
            return;
        }

        if (story.FirstSmi is null)
        {
            story.FirstSmi = Seen(in record);
            _inFirstSmi.Add(story.Index);
        }
        else if (story.SmiInTseg is null && record.Value != SmramLayout.SMM_DEFAULT_SMBASE)
        {
            story.SmiInTseg = Seen(in record);
        }
    }

    private void LookAtItsSmi(NewCpuStory story, in StepRecord record)
    {
        if (!_inFirstSmi.Contains(story.Index))
        {
            return;
        }

        if (record.Kind == StepKind.Rsm)
        {
            LookAtItsRsm(story, in record);
            return;
        }

        if (TouchesMemory(record.Kind))
        {
            story.FirstSmiAccesses++;
            if (record.Address - OvmfMemoryMap.DefaultSmbase >= OvmfMemoryMap.DefaultSmbaseSize)
            {
                story.FirstSmiStrayAccesses.Add(Seen(in record));
            }
        }

        if (record.Kind == StepKind.MemoryWrite && record.Address == MachineView.SavedSmbaseAddress(SmramLayout.SMM_DEFAULT_SMBASE))
        {
            story.SmbaseWrite = Seen(in record);
        }
    }

    private void LookAtItsRsm(NewCpuStory story, in StepRecord record)
    {
        story.Rsm = Seen(in record);
        _inFirstSmi.Remove(story.Index);
        _afterStep.Add(() => story.SmbaseAfterRsm = _machine.Processors[story.Index].Smbase);
    }

    private void LookAtItsCode(NewCpuStory story, in StepRecord record)
    {
        if (record.Kind == StepKind.Fetch)
        {
            _codePage[story.Index] = record.Address & PageMask;
            story.FirstFetch ??= Seen(in record);
            story.OsFetch ??= story.OsSipi is null ? null : Seen(in record);
        }

        if (story.OsSipi is not null)
        {
            return;
        }

        story.StepsBeforeOs++;
        story.StepsBeforeSipi += story.PenSipi is null ? 1 : 0;
        story.PagesBeforeOs.Add(_codePage.GetValueOrDefault(story.Index));
        if (record.Kind == StepKind.MemoryWrite && story.PenSipi is { } sipi && record.Address == PenPage(sipi) + ~PageMask)
        {
            story.PenByte ??= Seen(in record);
        }
    }

    /// <summary>The page that a SIPI's vector names.</summary>
    internal static ulong PenPage(Observation sipi) => (sipi.Value & 0xFF) << 12;

    private static bool TouchesMemory(StepKind kind) =>
        kind is >= StepKind.MemoryRead and <= StepKind.BlockFill or StepKind.Fetch;
}
