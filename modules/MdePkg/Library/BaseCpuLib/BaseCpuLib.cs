// Instance of library class CpuLib.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdePkg;

/// <summary>MdePkg/Library/BaseCpuLib/BaseCpuLib.inf.</summary>
[Edk2("MdePkg/Library/BaseCpuLib/BaseCpuLib.inf")]
[LibraryInstance("MdePkg/Library/BaseCpuLib/BaseCpuLib.inf")]
[LibraryClasses(typeof(IBaseLib))]
public sealed partial class BaseCpuLib : ICpuLib
{
    // "Auth" "enti" "cAMD" in EBX, EDX, ECX of CPUID leaf 0 (APM vol. 3 appendix E).
    private const uint AuthenticAmdEbx = 0x68747541;
    private const uint AuthenticAmdEcx = 0x444D4163;
    private const uint AuthenticAmdEdx = 0x69746E65;

    public WaitStep CpuSleep() => BaseLib.CpuSleep();

    public async FirmwareTask CpuFlushTlb() => await BaseLib.AsmWriteCr3(await BaseLib.AsmReadCr3());

    public async FirmwareTask<bool> StandardSignatureIsAuthenticAmd() =>
        await BaseLib.AsmCpuid(0, 0, CpuidRegister.Ebx) == AuthenticAmdEbx
        && await BaseLib.AsmCpuid(0, 0, CpuidRegister.Ecx) == AuthenticAmdEcx
        && await BaseLib.AsmCpuid(0, 0, CpuidRegister.Edx) == AuthenticAmdEdx;
}
