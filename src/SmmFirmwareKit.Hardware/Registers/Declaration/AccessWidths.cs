// The widths of access that a register answers, where not all of them do.
namespace SmmFirmwareKit.Hardware;

/// <summary>Widths in bytes. An access of another width reads zero and writes nothing.</summary>
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
