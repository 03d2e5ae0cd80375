// The widths of access that a register answers, where not all of them do.
namespace SmmFirmwareKit.Hardware;

/// <summary>Widths in bytes of accesses that reach the register as one value. Another mostly reads zero and writes nothing; the source says.</summary>
[Flags]
public enum AccessWidths
{
    /// <summary>Whatever the block takes.</summary>
    Any = 0,

    Byte = 1,

    Word = 2,

    Dword = 4,

    Qword = 8,
}
