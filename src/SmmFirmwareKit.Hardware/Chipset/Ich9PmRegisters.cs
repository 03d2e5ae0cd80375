// Registers of the power management block at PMBASE (ICH9 datasheet, chapters 13.8 and 13.9).
namespace SmmFirmwareKit.Hardware;

/// <summary>Declaration of the 128-byte block, and of one byte behind it that no port reaches.</summary>
internal static class Ich9PmRegisters
{
    public const int BlockSize = 128;

    // PM1
    public static readonly RegisterField TmrofSts = RegisterField.WriteOneToClear("TMROF_STS", 0);
    public static readonly RegisterField PwrbtnSts = RegisterField.WriteOneToClear("PWRBTN_STS", 8);
    public static readonly RegisterField TmrofEn = RegisterField.ReadWrite("TMROF_EN", 0);
    public static readonly RegisterField GblEn = RegisterField.ReadWrite("GBL_EN", 5);
    public static readonly RegisterField PwrbtnEn = RegisterField.ReadWrite("PWRBTN_EN", 8);
    public static readonly RegisterField RtcEn = RegisterField.ReadWrite("RTC_EN", 10);
    public static readonly RegisterField SciEn = RegisterField.ReadWrite("SCI_EN", 0);
    public static readonly RegisterField SlpEn = RegisterField.ReadOnly("SLP_EN", 13);

    // GPE0: only the first byte of each half reaches the SCI in QEMU.
    public static readonly RegisterField Gpe0StsSci = RegisterField.WriteOneToClear("GPE0_STS_7_0", 0, 8);
    public static readonly RegisterField Gpe0EnSci = RegisterField.ReadWrite("GPE0_EN_7_0", 0, 8);

    // The SMI lock as SMI_EN feels it. A system reset clears it while GEN_PMCON_1 keeps SMI_LOCK: QEMU's smi_en_wmask.
    public static readonly RegisterField GblSmiEnFrozen = RegisterField.ReadOnly("GBL_SMI_EN_FROZEN", 0);

    // TCO
    public static readonly RegisterField TcoTmrHlt = RegisterField.ReadWrite("TCO_TMR_HLT", 11);
    public static readonly RegisterField TcoLock = RegisterField.SetOnce("TCO_LOCK", 12);

    // SMI_EN
    public static readonly RegisterField GblSmiEn = RegisterField.ReadWrite("GBL_SMI_EN", 0, lockedBy: GblSmiEnFrozen);
    public static readonly RegisterField ApmcEn = RegisterField.ReadWrite("APMC_EN", 5);
    public static readonly RegisterField TcoEn = RegisterField.ReadWrite("TCO_EN", 13, lockedBy: TcoLock);

    public static readonly Register TcoRld = Register.Plain("TCO_RLD", 0x60, 2);
    public static readonly Register TcoDatIn = Register.Plain("TCO_DAT_IN", 0x62, 1);
    public static readonly Register PmTmr = Register.Constant("PM1_TMR", 0x08, 4, 0);
    public static readonly Register Pm1Cnt = new(
        "PM1_CNT", 0x04, 2, 0, ResetDomain.System, SciEn, RegisterField.ReadWrite("BM_RLD_TO_SLP_TYP", 1, 12), SlpEn, RegisterField.ReadWrite("RESERVED", 14, 2));

    public static readonly RegisterBlock Block = new(
        "PMBASE block", BlockSize + 1, 0..0,
        new Register("PM1_STS", 0x00, 2, 0, ResetDomain.System, TmrofSts, RegisterField.WriteOneToClear("STS_7_1", 1, 7), PwrbtnSts, RegisterField.WriteOneToClear("STS_15_9", 9, 7)),
        new Register("PM1_EN", 0x02, 2, 0, ResetDomain.System, TmrofEn, RegisterField.ReadWrite("EN_4_1", 1, 4), GblEn, RegisterField.ReadWrite("EN_7_6", 6, 2), PwrbtnEn, RegisterField.ReadWrite("EN_9", 9), RtcEn, RegisterField.ReadWrite("EN_15_11", 11, 5)),
        Pm1Cnt,
        PmTmr,
        new Register("GPE0_STS", 0x20, 8, 0, ResetDomain.System, Gpe0StsSci, RegisterField.WriteOneToClear("GPE0_STS_63_8", 8, 56)),
        new Register("GPE0_EN", 0x28, 8, 0, ResetDomain.System, Gpe0EnSci, RegisterField.ReadWrite("GPE0_EN_63_8", 8, 56)),
        new Register("SMI_EN", 0x30, 4, 0, ResetDomain.System, GblSmiEn, RegisterField.ReadWrite("SMI_EN_4_1", 1, 4), ApmcEn, RegisterField.ReadWrite("SMI_EN_12_6", 6, 7), TcoEn, RegisterField.ReadWrite("SMI_EN_31_14", 14, 18)),
        Register.Constant("SMI_STS", 0x34, 4, 0),
        TcoRld,
        TcoDatIn,
        Register.Plain("TCO_DAT_OUT", 0x63, 1),
        new Register("TCO1_STS", 0x64, 2, 0, ResetDomain.System, RegisterField.WriteOneToClear("TCO1_STS", 0, 16)),
        new Register("TCO2_STS", 0x66, 2, 0, ResetDomain.System, RegisterField.WriteOneToClear("TCO2_STS", 0, 16)),
        new Register("TCO1_CNT", 0x68, 2, 0, ResetDomain.System, RegisterField.ReadWrite("CNT_7_0", 0, 8), RegisterField.ReadWrite("CNT_10_9", 9, 2), TcoTmrHlt, TcoLock),
        Register.Plain("TCO2_CNT", 0x6A, 2, 0x0008),
        Register.Plain("TCO_MESSAGE1", 0x6C, 1),
        Register.Plain("TCO_MESSAGE2", 0x6D, 1),
        Register.Plain("TCO_WDCNT", 0x6E, 1),
        Register.Plain("SW_IRQ_GEN", 0x70, 1, 0x03),
        Register.Plain("TCO_TMR", 0x72, 2, 0x0004),
        new Register("SMI_LOCK_LATCH", BlockSize, 1, 0, ResetDomain.System, GblSmiEnFrozen));
}
