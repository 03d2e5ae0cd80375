// MODULE_TYPE as EDK2 spells it.
using System.Globalization;

namespace SmmFirmwareKit.Generators.Composition;

/// <summary>The values of ModuleTypes, by bit.</summary>
internal static class ModuleType
{
    public const int Common = (1 << 9) - 1;
    public const int HostApplication = 1 << 8;

    private static readonly (string Edk2, string Member)[] s_names =
    [
        ("SEC", "Sec"),
        ("PEI_CORE", "PeiCore"),
        ("PEIM", "Peim"),
        ("DXE_CORE", "DxeCore"),
        ("DXE_DRIVER", "DxeDriver"),
        ("SMM_CORE", "SmmCore"),
        ("DXE_SMM_DRIVER", "DxeSmmDriver"),
        ("UEFI_APPLICATION", "UefiApplication"),
        ("HOST_APPLICATION", "HostApplication"),
    ];

    public static bool IsOne(int types) => types is > 0 and < Common && (types & (types - 1)) == 0;

    /// <summary><c>PEIM DXE_DRIVER</c>.</summary>
    public static string Edk2(int types) => string.Join(" ", Of(types).Select(name => name.Edk2));

    /// <summary>The C# expression of one type.</summary>
    public static string Expression(int type) =>
        Of(type).FirstOrDefault() is { Member: { } member } ? "ModuleTypes." + member : "(ModuleTypes)" + type.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Edk2, string Member)> Of(int types) => s_names.Where((_, bit) => (types & (1 << bit)) != 0);
}
