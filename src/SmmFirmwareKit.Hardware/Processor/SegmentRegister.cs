// A segment register with its hidden part, as the save-state map keeps it.
namespace SmmFirmwareKit.Hardware;

/// <summary>Selector, attributes, limit and base (APM vol. 2, table 10-1 "AMD64 Architecture SMM State-Save Area").</summary>
/// <param name="Attributes">Descriptor bits 8..15 and 20..23, in bits 0..7 and 12..15.</param>
public record struct SegmentRegister(ushort Selector, ushort Attributes, uint Limit, ulong Base);
