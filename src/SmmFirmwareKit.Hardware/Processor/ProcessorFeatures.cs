// Optional processor features that firmware looks for in capability MSRs. QEMU's processors have none of them.
namespace SmmFirmwareKit.Hardware;

/// <summary>What the processors of a machine can do beyond QEMU's default model.</summary>
/// <param name="Smrr">System-management range registers (IA32_MTRRCAP bit 11).</param>
/// <param name="SmmCodeAccessCheck">MSR_SMM_FEATURE_CONTROL with SMM_CODE_CHK_EN (IA32_SMM_MCA_CAP bit 58).</param>
public sealed record ProcessorFeatures(bool Smrr = false, bool SmmCodeAccessCheck = false)
{
    /// <summary>Sets the capability bits after reset.</summary>
    internal void Announce(ref MsrFile msrs)
    {
        msrs.MtrrcapSmrr = Smrr;
        msrs.SmmMcaCapSmmCodeAccessChk = SmmCodeAccessCheck;
    }
}
