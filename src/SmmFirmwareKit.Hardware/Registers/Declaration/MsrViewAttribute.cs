// Declares how a memory-mapped register appears as an MSR.
namespace SmmFirmwareKit.Hardware;

/// <summary>A register of the block's MSR view (<see cref="RegisterBlockAttribute.MsrView"/>): one MSR per slot. Bits that no field names are #GP there.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class MsrViewAttribute(AccessKind access) : Attribute
{
    public AccessKind Access { get; } = access;

    /// <summary>Bits 63:32 of the MSR are the register of the next slot.</summary>
    public bool Wide { get; set; }
}
