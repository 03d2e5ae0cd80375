// Every register block of the model, for documentation, messages and checks.
namespace SmmFirmwareKit.Hardware;

/// <summary>The declarations as data, in the order of the datasheets' chapters.</summary>
public static class DeclaredBlocks
{
    public static IReadOnlyList<DeclaredBlock> All { get; } =
    [
        MchRegisters.Declared,
        Ich9LpcRegisters.Declared,
        Ich9PmRegisters.Declared,
        ApmRegisters.Declared,
        ConfigAddressRegisters.Declared,
        ResetControlRegisters.Declared,
        Port92Registers.Declared,
        CmosRegisters.Declared,
        FwCfgRegisters.Declared,
        CpuHotplugRegisters.Declared,
        CpuSlotRegisters.Declared,
        CpuBitmapRegisters.Declared,
        DebugPortRegisters.Declared,
        IoApicWindowRegisters.Declared,
        IoApicRegisters.Declared,
        RootComplexRegisters.Declared,
        LocalApicRegisterMap.Declared,
        MsrFile.Declared,
    ];
}
