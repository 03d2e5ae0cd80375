// The three kinds of processors whose save states MmSaveStateLib reads.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Generators.Tests.SaveStates;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MmSaveStateLib;

namespace SmmFirmwareKit.Modules.Tests.SaveStates;

/// <param name="Version">CPUID.01H:EAX.</param>
/// <param name="MaximumExtended">CPUID.80000000H:EAX.</param>
/// <param name="ExtendedFeatures">CPUID.80000001H:EDX.</param>
internal sealed record SaveStateFormat(string Name, uint Version, uint MaximumExtended, uint ExtendedFeatures)
{
    public const uint LongMode = 1U << 29;

    public static readonly SaveStateFormat Intel32 = new("Intel32", 0x000006D8, 0x80000008, 0);
    public static readonly SaveStateFormat Intel64 = new("Intel64", 0x000806F8, 0x80000008, LongMode);
    public static readonly SaveStateFormat Amd64 = new("Amd64", 0x00800F12, 0x8000001E, LongMode);

    public static SaveStateFormat Named(string name) => name switch
    {
        nameof(Intel32) => Intel32,
        nameof(Intel64) => Intel64,
        _ => Amd64,
    };

    public IMmSaveStateLib New(IBaseLib baseLib, IBaseMemoryLib baseMemoryLib, IMmServicesTableLib mmServicesTableLib) => Name is nameof(Amd64)
        ? new AmdMmSaveState(baseMemoryLib, mmServicesTableLib)
        : new IntelMmSaveState(baseMemoryLib, mmServicesTableLib, baseLib);

    /// <summary>Width and places of a register in this format, as the tables of EDK2 have them.</summary>
    public (int Width, int Lo, int Hi) Row(Edk2Row row) => Name switch
    {
        nameof(Intel32) => (row.Width32, row.Offset32, 0),
        nameof(Intel64) => (row.Width64, row.Lo, row.Hi),
        _ => (row.AmdWidth, row.AmdLo, row.AmdHi),
    };

    /// <summary>Where CPUID of <see cref="CpuidInRegisters"/> looks.</summary>
    public async FirmwareTask LoadCpuid()
    {
        BaseLib baseLib = new();
        await baseLib.AsmWriteGpr(CpuidInRegisters.Version, Version);
        await baseLib.AsmWriteGpr(CpuidInRegisters.MaximumExtended, MaximumExtended);
        await baseLib.AsmWriteGpr(CpuidInRegisters.ExtendedFeatures, ExtendedFeatures);
    }

    public override string ToString() => Name;
}
