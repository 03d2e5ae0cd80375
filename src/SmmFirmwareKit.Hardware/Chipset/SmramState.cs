// What the MCH's SMM registers add up to: which memory only SMM code may see.
namespace SmmFirmwareKit.Hardware;

/// <summary>The SMRAM settings in force (MCH 0x9C, 0x9D, 0x9E, extended TSEG property).</summary>
/// <param name="TsegBase">First byte of TSEG; meaningful while <paramref name="TsegSize"/> is not 0.</param>
/// <param name="TsegSize">Bytes; 0 while TSEG is off (T_EN and G_SMRAME must both be set).</param>
/// <param name="DefaultSmbaseLocked">0x30000..0x4FFFF is SMRAM (F_SMBASE locked).</param>
/// <param name="DOpen">D_OPEN.</param>
/// <param name="DClosed">D_CLS; stored, no effect on memory in QEMU.</param>
/// <param name="DLocked">D_LCK.</param>
/// <param name="GSmrame">G_SMRAME: compatible SMRAM enabled.</param>
/// <param name="HSmrame">H_SMRAME: A-seg RAM appears at 0xFEDA0000 instead.</param>
public readonly record struct SmramState(
    uint TsegBase,
    uint TsegSize,
    bool DefaultSmbaseLocked,
    bool DOpen,
    bool DClosed,
    bool DLocked,
    bool GSmrame,
    bool HSmrame)
{
    /// <summary>Whether <paramref name="address"/> lies in TSEG as it is now.</summary>
    public bool InTseg(ulong address) => address - TsegBase < TsegSize;
}
