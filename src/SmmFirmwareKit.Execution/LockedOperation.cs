// Read-modify-write operations that a processor performs under a bus lock.
namespace SmmFirmwareKit.Execution;

/// <summary>What a <see cref="StepKind.MemoryLocked"/> step does; all return the value found in memory.</summary>
public enum LockedOperation : byte
{
    /// <summary>LOCK CMPXCHG / CMPXCHG8B: store the operand if memory equals the comparand.</summary>
    CompareExchange,

    /// <summary>LOCK XADD.</summary>
    Add,

    /// <summary>XCHG.</summary>
    Exchange,

    /// <summary>LOCK OR (BTS).</summary>
    Or,

    /// <summary>LOCK AND (BTR).</summary>
    And,
}
