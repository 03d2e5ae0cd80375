// A register block as data: what its declaration says, for messages, documentation and checks.
namespace SmmFirmwareKit.Hardware;

/// <param name="Name">As messages have it.</param>
/// <param name="Space">Where software finds it.</param>
/// <param name="Base">Port, address or MSR number of offset 0; 0 if it can be moved.</param>
/// <param name="Size">Bytes that it decodes; 0 for MSRs.</param>
/// <param name="Source">Manual and chapter, or source file.</param>
/// <param name="Registers">By offset.</param>
public sealed record DeclaredBlock(string Name, RegisterSpace Space, uint Base, int Size, string Source, DeclaredRegister[] Registers)
{
    /// <summary>Bytes without registers that store what is written; empty if there are none.</summary>
    public Range Scratch { get; init; } = 0..0;

    /// <summary>What the scratch bytes are.</summary>
    public string ScratchSummary { get; init; } = "";

    /// <summary>Bytes from one register to the next where each has 32 bits in a wider slot; 0 for ordinary blocks.</summary>
    public int Slot { get; init; }

    /// <summary>Number of the MSR as which offset 0 appears too; 0 if none.</summary>
    public uint MsrView { get; init; }

    /// <summary>Makes such a block, at power-on; null for MSRs, which processors hold.</summary>
    public Func<RegisterFile>? NewFile { get; init; }

    /// <summary>The register that holds the byte at <paramref name="offset"/> (of MSRs, the register of that number).</summary>
    public DeclaredRegister? At(uint offset) => Array.Find(Registers, register =>
        offset >= register.Offset && offset - register.Offset < (Space == RegisterSpace.Msr ? 1 : register.Bytes));

    /// <summary>Names the registers and fields that an access touches in <paramref name="bits"/> of its value: <c>SMRAM.D_LCK, ESMRAMC.T_EN</c>.</summary>
    public string NamesAt(uint offset, int width, ulong bits) =>
        string.Join(", ", Registers.Where(register => Overlap(register, offset, width)).SelectMany(register => NamesIn(register, offset, bits)));

    private static IEnumerable<string> NamesIn(DeclaredRegister register, uint offset, ulong bits)
    {
        int shift = ((int)offset - (int)register.Offset) * 8;
        ulong inRegister = (shift >= 0 ? bits << shift : bits >> -shift) & (ulong.MaxValue >> (64 - (register.Bytes * 8)));
        string fields = register.FieldsIn(inRegister);
        return inRegister == 0
            ? []
            : fields.Length == 0 || string.Equals(fields, register.Name, StringComparison.Ordinal)
                ? [register.Name]
                : fields.Split(", ").Select(field => register.Name + "." + field);
    }

    private static bool Overlap(DeclaredRegister register, uint offset, int width) =>
        offset < register.Offset + register.Bytes && register.Offset < offset + width;
}
