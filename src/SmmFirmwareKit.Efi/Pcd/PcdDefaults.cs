// What every PCD is declared as in its DEC and what OVMF's X64 build (SMM_REQUIRE) makes of it.
namespace SmmFirmwareKit.Efi;

/// <summary>Type of a PCD.</summary>
public enum PcdType : byte
{
    Boolean = 1,
    Uint8 = 2,
    Uint16 = 3,
    Uint32 = 4,
    Uint64 = 5,
}

/// <summary>One PCD: the package that declares it, its type, the DEC's default and OVMF's value.</summary>
public readonly record struct PcdDefault(Pcd Token, string Package, PcdType Type, ulong DecDefault, ulong OvmfX64);

/// <summary>The table of declarations, in token order.</summary>
public static class PcdDefaults
{
    private const string Cpu = "UefiCpuPkg";
    private const string Ovmf = "OvmfPkg";
    private const string Module = "MdeModulePkg";

    private static readonly PcdDefault[] s_all =
    [
        new(Pcd.PcdCpuMaxLogicalProcessorNumber, Cpu, PcdType.Uint32, 64, 64),
        new(Pcd.PcdCpuBootLogicalProcessorNumber, Cpu, PcdType.Uint32, 0, 0),
        new(Pcd.PcdCpuApInitTimeOutInMicroSeconds, Cpu, PcdType.Uint32, 50_000, 50_000),
        new(Pcd.PcdCpuApLoopMode, Cpu, PcdType.Uint8, 1, 1),
        new(Pcd.PcdCpuApTargetCstate, Cpu, PcdType.Uint8, 0, 0),
        new(Pcd.PcdCpuApStackSize, Cpu, PcdType.Uint32, 0x8000, 0x8000),
        new(Pcd.PcdCpuInitIpiDelayInMicroSeconds, Cpu, PcdType.Uint32, 10_000, 10_000),
        new(Pcd.PcdFirstTimeWakeUpAPsBySipi, Cpu, PcdType.Boolean, 1, 0),
        new(Pcd.PcdCpuApStatusCheckIntervalInMicroSeconds, Cpu, PcdType.Uint32, 100_000, 100_000),
        new(Pcd.PcdCpuMicrocodePatchAddress, Cpu, PcdType.Uint64, 0, 0),
        new(Pcd.PcdCpuMicrocodePatchRegionSize, Cpu, PcdType.Uint64, 0, 0),
        new(Pcd.PcdGhcbBase, Module, PcdType.Uint64, 0, 0),
        new(Pcd.PcdSevEsWorkAreaBase, Cpu, PcdType.Uint32, 0, 0x80B000),
        new(Pcd.PcdSevEsIsEnabled, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdCpuSmmApSyncTimeout, Cpu, PcdType.Uint64, 1_000_000, 100_000),
        new(Pcd.PcdCpuSmmApSyncTimeout2, Cpu, PcdType.Uint64, 1_000_000, 100_000),
        new(Pcd.PcdCpuSmmSyncMode, Cpu, PcdType.Uint8, 0, 1),
        new(Pcd.PcdCpuSmmEnableBspElection, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuHotPlugSupport, Cpu, PcdType.Boolean, 0, 1),
        new(Pcd.PcdCpuHotPlugDataAddress, Cpu, PcdType.Uint64, 0, 0),
        new(Pcd.PcdCpuHotEjectDataAddress, Ovmf, PcdType.Uint64, 0, 0),
        new(Pcd.PcdCpuS3DataAddress, Cpu, PcdType.Uint64, 0, 0),
        new(Pcd.PcdCpuSmmStackSize, Cpu, PcdType.Uint32, 0x2000, 0x4000),
        new(Pcd.PcdCpuSmmShadowStackSize, Cpu, PcdType.Uint32, 0x2000, 0x2000),
        new(Pcd.PcdCpuSmmStackGuard, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuSmmBlockStartupThisAp, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdCpuSmmCodeAccessCheckEnable, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuSmmFeatureControlMsrLock, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdSmrrEnable, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdSmmFeatureControlEnable, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuSmmRestrictedMemoryAccess, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuSmmProfileEnable, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdCpuSmmProfileSize, Cpu, PcdType.Uint32, 0x600000, 0x600000),
        new(Pcd.PcdCpuSmmProfileRingBuffer, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdCpuSmmMpTokenCountPerChunk, Cpu, PcdType.Uint32, 64, 64),
        new(Pcd.PcdCpuSmmDebug, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdSmmApPerfLogEnable, Cpu, PcdType.Boolean, 1, 1),
        new(Pcd.PcdCpuFeaturesInitOnS3Resume, Cpu, PcdType.Boolean, 0, 0),
        new(Pcd.PcdCpuLocalApicBaseAddress, Cpu, PcdType.Uint32, 0xFEE00000, 0xFEE00000),
        new(Pcd.PcdSmmSmramRequire, Ovmf, PcdType.Boolean, 0, 1),
        new(Pcd.PcdQ35TsegMbytes, Ovmf, PcdType.Uint16, 8, 8),
        new(Pcd.PcdQ35SmramAtDefaultSmbase, Ovmf, PcdType.Boolean, 0, 0),
        new(Pcd.PcdDebugIoPort, Ovmf, PcdType.Uint16, 0x402, 0x402),
        new(Pcd.PcdOvmfSecPeiTempRamBase, Ovmf, PcdType.Uint32, 0, 0x810000),
        new(Pcd.PcdOvmfSecPeiTempRamSize, Ovmf, PcdType.Uint32, 0, 0x10000),
        new(Pcd.PcdOvmfPeiMemFvBase, Ovmf, PcdType.Uint32, 0, 0x820000),
        new(Pcd.PcdOvmfPeiMemFvSize, Ovmf, PcdType.Uint32, 0, 0xE0000),
        new(Pcd.PcdOvmfDxeMemFvBase, Ovmf, PcdType.Uint32, 0, 0x900000),
        new(Pcd.PcdOvmfDxeMemFvSize, Ovmf, PcdType.Uint32, 0, 0xE80000),
        new(Pcd.PcdOvmfSecPageTablesBase, Ovmf, PcdType.Uint32, 0, 0x800000),
        new(Pcd.PcdOvmfSecPageTablesSize, Ovmf, PcdType.Uint32, 0, 0x6000),
        new(Pcd.PcdInitValueInTempStack, Module, PcdType.Uint32, 0x5AA55AA5, 0x5AA55AA5),
        new(Pcd.PcdPeiTemporaryRamStackSize, Cpu, PcdType.Uint32, 0, 0),
        new(Pcd.PcdAcpiS3Enable, Module, PcdType.Boolean, 1, 0),
        new(Pcd.PcdOvmfHostBridgePciDevId, Ovmf, PcdType.Uint16, 0, 0),
        new(Pcd.PcdUse1GPageTable, Module, PcdType.Boolean, 0, 0),
    ];

    /// <summary>Every PCD, indexed by its token.</summary>
    public static IReadOnlyList<PcdDefault> All => s_all;

    /// <summary>The declaration of a token.</summary>
    public static PcdDefault Of(Pcd token) => s_all[(int)token];
}
