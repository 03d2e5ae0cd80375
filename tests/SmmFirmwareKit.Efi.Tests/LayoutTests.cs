// Sizes and offsets that a C compiler gives EDK2's own headers for X64 (edk2 c5aa7e7d94), against the kit's structures.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class LayoutTests
{
    public static TheoryData<string, int, int> Sizes => new()
    {
        { "EFI_PROCESSOR_INFORMATION", 0x30, Unsafe.SizeOf<EfiProcessorInformation>() },
        { "EFI_SMRAM_DESCRIPTOR", 0x20, Unsafe.SizeOf<EfiSmramDescriptor>() },
        { "EFI_SMM_ENTRY_CONTEXT", 0x28, Unsafe.SizeOf<EfiSmmEntryContext>() },
        { "CPU_HOT_PLUG_DATA", 0x28, Unsafe.SizeOf<CpuHotPlugData>() },
        { "CPU_HOT_EJECT_DATA", 0x18, Unsafe.SizeOf<CpuHotEjectData>() },
        { "FIRST_SMI_HANDLER_CONTEXT", 0x16, Unsafe.SizeOf<FirstSmiHandlerContext>() },
        { "PROCESSOR_HAND_OFF", 0x18, Unsafe.SizeOf<ProcessorHandOff>() },
        { "EFI_MM_SAVE_STATE_IO_INFO", 0x18, Unsafe.SizeOf<EfiMmSaveStateIoInfo>() },
        { "EFI_SMM_SYSTEM_TABLE2", 0xF0, Unsafe.SizeOf<EfiSmmSystemTable2>() },
        { "SMM_CORE_PRIVATE_DATA", 0x68, Unsafe.SizeOf<SmmCorePrivateData>() },
        { "EFI_MM_COMMUNICATE_HEADER without data", 0x18, Unsafe.SizeOf<EfiMmCommunicateHeader>() },
        { "EFI_MM_COMMUNICATE_HEADER_V3 without data", 0x38, Unsafe.SizeOf<EfiMmCommunicateHeaderV3>() },
        { "EFI_MM_CPU_IO_PROTOCOL", 0x20, Unsafe.SizeOf<EfiMmCpuIoProtocol>() },
        { "EFI_HOB_HANDOFF_INFO_TABLE", 0x38, Unsafe.SizeOf<EfiHobHandoffInfoTable>() },
        { "EFI_HOB_GUID_TYPE", 0x18, Unsafe.SizeOf<EfiHobGuidType>() },
        { "EFI_GUID", 0x10, Unsafe.SizeOf<EfiGuid>() },
        { "SMM_BASE_HOB_DATA without SmBase", 0x08, Unsafe.SizeOf<SmmBaseHobData>() },
        { "MP_INFORMATION2_HOB_DATA without entries", 0x10, Unsafe.SizeOf<MpInformation2HobData>() },
        { "MP_INFORMATION2_ENTRY", 0x30, Unsafe.SizeOf<MpInformation2Entry>() },
        { "MTRR_SETTINGS", 0x260, Unsafe.SizeOf<MtrrSettings>() },
    };

    public static TheoryData<string, ulong, ulong> Offsets => new()
    {
        { "EFI_PROCESSOR_INFORMATION.Location", 0x0C, new Ptr<EfiProcessorInformation>(0).Location.Address },
        { "EFI_PROCESSOR_INFORMATION.ExtendedInformation", 0x18, new Ptr<EfiProcessorInformation>(0).ExtendedInformation.Address },
        { "CPU_HOT_PLUG_DATA.SmBase", 0x10, new Ptr<CpuHotPlugData>(0).SmBase.Address },
        { "CPU_HOT_PLUG_DATA.SmrrSize", 0x20, new Ptr<CpuHotPlugData>(0).SmrrSize.Address },
        { "CPU_HOT_EJECT_DATA.ArrayLength", 0x10, new Ptr<CpuHotEjectData>(0).ArrayLength.Address },
        { "FIRST_SMI_HANDLER_CONTEXT.FeatureControl", 0x14, new Ptr<FirstSmiHandlerContext>(0).FeatureControl.Address },
        { "FIRST_SMI_HANDLER_CONTEXT.AboutToLeaveSmm", 0x15, new Ptr<FirstSmiHandlerContext>(0).AboutToLeaveSmm.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmmInstallConfigurationTable", 0x28, new Ptr<EfiSmmSystemTable2>(0).SmmInstallConfigurationTable.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmmAllocatePool", 0x50, new Ptr<EfiSmmSystemTable2>(0).SmmAllocatePool.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmmStartupThisAp", 0x70, new Ptr<EfiSmmSystemTable2>(0).SmmStartupThisAp.Address },
        { "EFI_SMM_SYSTEM_TABLE2.NumberOfCpus", 0x80, new Ptr<EfiSmmSystemTable2>(0).NumberOfCpus.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmmInstallProtocolInterface", 0xA8, new Ptr<EfiSmmSystemTable2>(0).SmmInstallProtocolInterface.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmmLocateProtocol", 0xD0, new Ptr<EfiSmmSystemTable2>(0).SmmLocateProtocol.Address },
        { "EFI_SMM_SYSTEM_TABLE2.SmiHandlerUnRegister", 0xE8, new Ptr<EfiSmmSystemTable2>(0).SmiHandlerUnRegister.Address },
        { "SMM_CORE_PRIVATE_DATA.SmmEntryPointRegistered", 0x28, new Ptr<SmmCorePrivateData>(0).SmmEntryPointRegistered.Address },
        { "SMM_CORE_PRIVATE_DATA.InSmm", 0x29, new Ptr<SmmCorePrivateData>(0).InSmm.Address },
        { "SMM_CORE_PRIVATE_DATA.Smst", 0x30, new Ptr<SmmCorePrivateData>(0).Smst.Address },
        { "SMM_CORE_PRIVATE_DATA.ReturnStatus", 0x48, new Ptr<SmmCorePrivateData>(0).ReturnStatus.Address },
        { "EFI_MM_COMMUNICATE_HEADER_V3.MessageGuid", 0x20, new Ptr<EfiMmCommunicateHeaderV3>(0).MessageGuid.Address },
        { "EFI_MM_SAVE_STATE_IO_INFO.IoWidth", 0x0C, new Ptr<EfiMmSaveStateIoInfo>(0).IoWidth.Address },
        { "EFI_SMRAM_HOB_DESCRIPTOR_BLOCK.Descriptor", 0x08, new Ptr<EfiSmramHobDescriptorBlock>(0).Descriptor.Address },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Structure_HasTheSizeOfItsTwin(string name, int expected, int actual) =>
        Assert.True(expected == actual, $"{name}: 0x{actual:X} bytes instead of 0x{expected:X}");

    [Theory]
    [MemberData(nameof(Offsets))]
    public void Member_LiesWhereItsTwinDoes(string name, ulong expected, ulong actual) =>
        Assert.True(expected == actual, $"{name}: at 0x{actual:X} instead of 0x{expected:X}");
}
