// Registers that exist, or can be written, in System Management Mode only.
namespace SmmFirmwareKit.Hardware;

/// <summary>What of a register is reserved to SMM.</summary>
public enum SmmOnly
{
    /// <summary>Nothing.</summary>
    No,

    /// <summary>Writing it.</summary>
    Write,

    /// <summary>Any access.</summary>
    Access,
}
