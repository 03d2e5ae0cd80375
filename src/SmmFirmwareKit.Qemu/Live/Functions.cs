// PCI functions and registers that steps ask for: those that exist, and those that do not.
namespace SmmFirmwareKit.Qemu.Live;

/// <summary>A function is named as in a configuration address: bus 15:8, device 7:3, function 2:0.</summary>
internal static class Functions
{
    public const uint Mch = 0;
    public const uint Lpc = 31 << 3;

    // 00:1f.2 and 00:1f.3 are q35's SATA and SMBus controllers, which the model leaves out (SFK7102).
    private const uint Sata = Lpc | 2;
    private const uint Smbus = Lpc | 3;

    private const int PmbaseFirst = 0x40;
    private const int AcpiCntlEnd = 0x48;
    private const int ConfigSize = 0x100;
    private const int ExpressConfigSize = 0x1000;

    private static readonly uint[] s_absent = [1, 7, 1 << 3, 30 << 3, Lpc | 1, Lpc | 4, Lpc | 7, 1 << 8, (1 << 8) | Lpc, 0x3F00, 0x4000, 0x7FF8, 0x8000, 0xFFFF];

    /// <summary>One of the two functions, or a place where there is none.</summary>
    public static uint Any(Dice dice)
    {
        uint function = dice.OnceIn(8) ? (uint)dice.Below(0x10000) : dice.OnceIn(4) ? dice.Of<uint>(s_absent) : dice.Of<uint>(Mch, Lpc);
        return function is Sata or Smbus ? Lpc : function;
    }

    /// <summary>An offset in configuration space, or beyond the 256 bytes of a conventional function.</summary>
    public static int Register(Dice dice) => dice.OnceIn(6) ? dice.Below(ExpressConfigSize) : dice.Below(ConfigSize);

    /// <summary>Whether anything may be written there: the power management block would come to lie over other devices.</summary>
    public static bool MayWrite(uint function, int register, int width) => function != Lpc || register >= AcpiCntlEnd || register + width <= PmbaseFirst;
}
