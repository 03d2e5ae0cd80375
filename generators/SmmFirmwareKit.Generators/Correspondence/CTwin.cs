// The name rule: a C# name and its C twin are the same, ignoring case and underscores.
namespace SmmFirmwareKit.Generators.Correspondence;

internal static class CTwin
{
    public static bool Matches(string name, string cName) => string.Equals(Plain(name), Plain(cName), StringComparison.OrdinalIgnoreCase);

    /// <summary>SMM_CPU_DATA_BLOCK becomes SmmCpuDataBlock; a name with small letters stays as it is, without underscores.</summary>
    public static string InCSharp(string cName) => cName.Any(char.IsLower)
        ? Plain(cName)
        : string.Concat(cName.Split('_').Where(word => word.Length > 0).Select(word => word.Substring(0, 1) + word.Substring(1).ToLowerInvariant()));

    /// <summary>Types begin with a capital, also the one that stands for gcSmiHandlerTemplate.</summary>
    public static string OfType(string cName) => InCSharp(cName) is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name.Substring(1) : "";

    /// <summary><c>MpService</c> of <c>UefiCpuPkg/PiSmmCpuDxeSmm/MpService.c</c>; of <c>MpService.Ap.cs</c>, too.</summary>
    public static string FileStem(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Split('.')[0];

    private static string Plain(string name) => name.Replace("_", "");
}
