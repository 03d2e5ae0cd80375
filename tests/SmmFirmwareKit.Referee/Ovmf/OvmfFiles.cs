// The SMM build of OVMF as Debian installs it.
namespace SmmFirmwareKit.Referee.Ovmf;

internal static class OvmfFiles
{
    public const string Code = "/usr/share/OVMF/OVMF_CODE_4M.secboot.fd";
    public const string Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    /// <summary>Whether both files are there.</summary>
    public static bool Installed => File.Exists(Code) && File.Exists(Variables);
}
