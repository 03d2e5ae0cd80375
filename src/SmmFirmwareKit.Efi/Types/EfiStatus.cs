// EFI_STATUS: success, errors and warnings of UEFI (Appendix D) and PI (vol. 2 and 4) with their 64-bit values.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_STATUS (MdePkg/Include/Uefi/UefiBaseType.h, MdePkg/Include/Pi/PiMultiPhase.h).</summary>
public enum EfiStatus : ulong
{
    Success = 0,

    WarnUnknownGlyph = 1,
    WarnDeleteFailure = 2,
    WarnWriteFailure = 3,
    WarnBufferTooSmall = 4,
    WarnStaleData = 5,
    WarnFileSystem = 6,
    WarnResetRequired = 7,

    /// <summary>PI warning 0: the handler did not clear the source of the interrupt.</summary>
    WarnInterruptSourcePending = 0x2000_0000_0000_0000,

    /// <summary>PI warning 1: the handler cleared the source, others may want to see the interrupt too.</summary>
    WarnInterruptSourceQuiesced = 0x2000_0000_0000_0001,

    LoadError = 0x8000_0000_0000_0001,
    InvalidParameter = 0x8000_0000_0000_0002,
    Unsupported = 0x8000_0000_0000_0003,
    BadBufferSize = 0x8000_0000_0000_0004,
    BufferTooSmall = 0x8000_0000_0000_0005,
    NotReady = 0x8000_0000_0000_0006,
    DeviceError = 0x8000_0000_0000_0007,
    WriteProtected = 0x8000_0000_0000_0008,
    OutOfResources = 0x8000_0000_0000_0009,
    VolumeCorrupted = 0x8000_0000_0000_000A,
    VolumeFull = 0x8000_0000_0000_000B,
    NoMedia = 0x8000_0000_0000_000C,
    MediaChanged = 0x8000_0000_0000_000D,
    NotFound = 0x8000_0000_0000_000E,
    AccessDenied = 0x8000_0000_0000_000F,
    NoResponse = 0x8000_0000_0000_0010,
    NoMapping = 0x8000_0000_0000_0011,
    Timeout = 0x8000_0000_0000_0012,
    NotStarted = 0x8000_0000_0000_0013,
    AlreadyStarted = 0x8000_0000_0000_0014,
    Aborted = 0x8000_0000_0000_0015,
    IcmpError = 0x8000_0000_0000_0016,
    TftpError = 0x8000_0000_0000_0017,
    ProtocolError = 0x8000_0000_0000_0018,
    IncompatibleVersion = 0x8000_0000_0000_0019,
    SecurityViolation = 0x8000_0000_0000_001A,
    CrcError = 0x8000_0000_0000_001B,
    EndOfMedia = 0x8000_0000_0000_001C,
    EndOfFile = 0x8000_0000_0000_001F,
    InvalidLanguage = 0x8000_0000_0000_0020,
    CompromisedData = 0x8000_0000_0000_0021,
    HttpError = 0x8000_0000_0000_0023,

    /// <summary>PI error 0 (SMM CIS): the interrupt is still pending; other sources must be processed.</summary>
    InterruptPending = 0xA000_0000_0000_0000,

    /// <summary>PI error 1 (DXE CIS): the driver asks to be unloaded though its entry point succeeded.</summary>
    RequestUnloadImage = 0xA000_0000_0000_0001,

    /// <summary>PI error 2 (PEI CIS): the service is not available yet.</summary>
    NotAvailableYet = 0xA000_0000_0000_0002,
}

/// <summary>What EFI_ERROR() asks of a status.</summary>
public static class EfiStatusExtensions
{
    /// <summary>EFI_ERROR(): the top bit is set. Warnings and success are not errors.</summary>
    public static bool IsError(this EfiStatus status) => (long)status < 0;
}
