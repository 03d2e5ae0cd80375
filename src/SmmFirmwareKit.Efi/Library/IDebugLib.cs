// Library class DebugLib: assertions and messages.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>DebugLib (MdePkg/Include/Library/DebugLib.h). Messages are string constants; a message that is off takes no step.</summary>
public interface IDebugLib
{
    /// <summary>DEBUG_INFO.</summary>
    const uint DebugInfo = 0x00000040;

    /// <summary>DEBUG_WARN.</summary>
    const uint DebugWarn = 0x00000002;

    /// <summary>DEBUG_VERBOSE.</summary>
    const uint DebugVerbose = 0x00400000;

    /// <summary>DEBUG_ERROR.</summary>
    const uint DebugError = 0x80000000;

    /// <summary>ASSERT(): on false, the message goes to the debug port and the processor stops in CpuDeadLoop.</summary>
    FirmwareTask Assert(bool condition, string message);

    /// <summary>ASSERT_EFI_ERROR().</summary>
    FirmwareTask AssertEfiError(EfiStatus status, string message);

    /// <summary>DEBUG((level, message, …)): {0} and {1} in the message stand for the arguments in hexadecimal.</summary>
    FirmwareTask DebugPrint(uint errorLevel, string message, ulong argument0 = 0, ulong argument1 = 0);
}
