// Everything that decides where a physical address leads, as one value that changes only on configuration writes.
namespace SmmFirmwareKit.Hardware;

/// <summary>The address decoding in force.</summary>
/// <param name="Smram">SMM-only memory.</param>
/// <param name="Pam">Two bits per PAM segment (0 ROM, 1 write-protected RAM, otherwise RAM): segment 0 is 0xF0000 (64 KiB), 1..12 are 16 KiB each from 0xC0000.</param>
/// <param name="LowRamEnd">End of RAM below 4 GiB.</param>
/// <param name="HighRamEnd">End of RAM above 4 GiB; 4 GiB if there is none.</param>
/// <param name="FlashSize">Bytes of flash that end at 4 GiB.</param>
/// <param name="EcamBase">PCIEXBAR window.</param>
/// <param name="EcamSize">Bytes; 0 while PCIEXBAR is disabled.</param>
/// <param name="RootComplexBase">RCBA window.</param>
/// <param name="RootComplexSize">Bytes; 0 while RCBA is disabled.</param>
/// <param name="TsegOverRootComplex">Where the two overlap, TSEG is in front: of equals, QEMU prefers the one placed last.</param>
/// <param name="Vga">A VGA adapter answers in a closed A segment.</param>
public readonly record struct AddressMap(
    SmramState Smram,
    uint Pam,
    ulong LowRamEnd,
    ulong HighRamEnd,
    uint FlashSize,
    ulong EcamBase,
    uint EcamSize,
    uint RootComplexBase,
    uint RootComplexSize,
    bool TsegOverRootComplex,
    bool Vga);
