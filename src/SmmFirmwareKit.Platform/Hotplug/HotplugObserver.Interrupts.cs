// Inter-processor interrupts as they are sent: writes to the ICR, in memory (xAPIC) or by MSR (x2APIC).
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Platform.Hotplug;

internal sealed partial class HotplugObserver
{
    private const ulong XApicBase = 0xFEE00000;
    private const ulong IcrLow = XApicBase + 0x300;
    private const ulong IcrHigh = XApicBase + 0x310;
    private const ulong X2ApicIcr = 0x830;
    private const ulong DeliverySmi = 2;
    private const ulong DeliveryStartUp = 6;
    private readonly ulong[] _interruptDestination;

    private void LookAtInterruptCommand(in StepRecord record)
    {
        switch (record)
        {
            case { Kind: StepKind.MemoryWrite, Address: IcrHigh }:
                _interruptDestination[record.Agent] = record.Value >> 24;
                break;
            case { Kind: StepKind.MemoryWrite, Address: IcrLow }:
                LookAtSending(in record, _interruptDestination[record.Agent]);
                break;
            case { Kind: StepKind.MsrWrite, Address: X2ApicIcr }:
                LookAtSending(in record, record.Value >> 32);
                break;
            default:
                break;
        }
    }

    private void LookAtSending(in StepRecord record, ulong destination)
    {
        if (Stories.FirstOrDefault(story => story.ApicId == destination) is not { } story)
        {
            return;
        }

        switch ((record.Value >> 8) & 7)
        {
            case DeliverySmi when InSmm(in record):
                story.SmiIpi ??= Seen(in record);
                break;
            case DeliveryStartUp when InSmm(in record):
                story.PenSipi ??= Seen(in record);
                break;
            case DeliveryStartUp:
                story.OsSipi ??= Seen(in record);
                break;
            default:
                break;
        }
    }
}
