// Sizes and offsets that a C compiler gives EDK2's own headers for X64 (edk2 c5aa7e7d94), against the kit's structures.
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Modules.UefiCpuPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class LayoutTests
{
    private static readonly MethodInfo s_sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    /// <summary>Structure, size, and what is known of its members, as Name@offset in hex.</summary>
    public static TheoryData<Type, int, string> Twins => new()
    {
        // §3, MpInitLib
        { typeof(EfiProcessorInformation), 0x30, "ProcessorId@0 StatusFlag@8 Location@C ExtendedInformation@18" },
        { typeof(EfiCpuPhysicalLocation), 0xC, "Package@0 Core@4 Thread@8" },
        { typeof(EfiCpuPhysicalLocation2), 0x18, "Package@0 Module@4 Tile@8 Die@C Core@10 Thread@14" },
        { typeof(ExtendedProcessorInformation), 0x18, "Location2@0" },
        { typeof(CpuInfoInHob), 0x14, "InitialApicId@0 ApicId@4 Health@8 ApTopOfStack@C" },
        { typeof(CpuApData), 0xD8, "ApLock@0 StartupApSignal@8 ApFunction@10 ApFunctionArgument@18 CpuHealthy@20 State@24 VolatileRegisters@28 Waiting@88 Finished@90 ExpectedTime@98 CurrentTime@A0 TotalTime@A8 WaitEvent@B0 ProcessorSignature@B8 PlatformId@BC MicrocodeEntryAddr@C0 MicrocodeRevision@C8 SevEsSaveArea@D0" },
        { typeof(CpuVolatileRegisters), 0x60, "Cr0@0 Cr3@8 Cr4@10 Dr0@18 Dr1@20 Dr2@28 Dr3@30 Dr6@38 Dr7@40 Gdtr@48 Idtr@52 Tr@5C" },
        { typeof(Ia32Descriptor), 10, "Limit@0 Base@2" },
        { typeof(CpuExchangeRoleInfo), 0x70, "State@0 StackPointer@8 VolatileRegisters@10" },
        { typeof(MpCpuExchangeInfo), 0xA5, "StackStart@0 StackSize@8 CFunction@10 NumApsExecuting@18 ApIndex@20 GdtrProfile@28 IdtrProfile@32 BufferStart@3C ModeOffset@44 CodeSegment@4C DataSegment@54 EnableExecuteDisable@5C Cr3@64 InitFlag@6C CpuInfo@74 CpuMpData@7C InitializeFloatingPointUnitsAddress@84 ModeTransitionMemory@8C ModeTransitionSegment@90 ModeHighMemory@92 ModeHighSegment@96 Enable5LevelPaging@98 SevEsIsEnabled@99 SevSnpIsEnabled@9A GhcbBase@9B ExtTopoAvail@A3 SevSnpKnownInitApicId@A4" },
        { typeof(ProcessorHandOff), 0x18, "ApicId@0 Health@4 StartupSignalAddress@8 StartupProcedureAddress@10" },
        { typeof(MpHandOff), 8, "ProcessorIndex@0 CpuCount@4 Info@8" },
        { typeof(MpHandOffConfig), 8, "WaitLoopExecutionMode@0 StartupSignalValue@4" },

        // §4, SmmRelocationLib
        { typeof(SmmBaseHobData), 8, "ProcessorIndex@0 NumberOfProcessors@4 SmBase@8" },

        // §5, PiSmmCpuDxeSmm
        { typeof(CpuHotPlugData), 0x28, "Revision@0 ArrayLength@4 ApicId@8 SmBase@10 Reserved@18 SmrrBase@1C SmrrSize@20" },
        { typeof(EfiSmmEntryContext), 0x28, "SmmStartupThisAp@0 CurrentlyExecutingCpu@8 NumberOfCpus@10 CpuSaveStateSize@18 CpuSaveState@20" },
        { typeof(TxtProcessorSmmDescriptor), 0x89, "Signature@0 Size@8 SmmDescriptorVerMajor@A SmmDescriptorVerMinor@B LocalApicId@C SmmEntryState@10 SmmResumeState@11 StmSmmState@12 SmmCs@14 SmmDs@16 SmmSs@18 SmmOtherSegment@1A SmmTr@1C SmmCr3@20 SmmStmSetupRip@28 SmmStmTeardownRip@30 SmmSmiHandlerRip@38 SmmSmiHandlerRsp@40 SmmGdtPtr@48 SmmGdtSize@50 RequiredStmSmmRevId@54 BiosHwResourceRequirementsPtr@78 AcpiRsdp@80 PhysicalAddressBits@88" },
        { typeof(SmmS3ResumeState), 0x62, "Signature@0 SmmS3ResumeEntryPoint@8 SmmS3StackBase@10 SmmS3StackSize@18 SmmS3Cr0@20 SmmS3Cr3@28 SmmS3Cr4@30 ReturnCs@38 ReturnEntryPoint@3A ReturnContext1@42 ReturnContext2@4A ReturnStackPointer@52 Smst@5A" },

        // §7 and §8, features and save states
        { typeof(CpuHotEjectData), 0x18, "QemuSelectorMap@0 Handler@8 ArrayLength@10" },
        { typeof(AmdSmramSaveStateMap64), 0x400, "SMMRevId@2FC SMBASE@300" },
        { typeof(EfiMmSaveStateIoInfo), 0x18, "IoData@0 IoPort@8 IoWidth@C IoType@10" },

        // §12 and §13, SMRAM and the SMM core
        { typeof(EfiSmramDescriptor), 0x20, "PhysicalStart@0 CpuStart@8 PhysicalSize@10 RegionState@18" },
        { typeof(SmmCorePrivateData), 0x68, "Signature@0 SmmIplImageHandle@8 SmramRangeCount@10 SmramRanges@18 SmmEntryPoint@20 SmmEntryPointRegistered@28 InSmm@29 Smst@30 CommunicationBuffer@38 BufferSize@40 ReturnStatus@48 PiSmmCoreImageBase@50 PiSmmCoreImageSize@58 PiSmmCoreEntryPoint@60" },
        { typeof(EfiSmmSystemTable2), 0xF0, "SmmFirmwareVendor@18 SmmInstallConfigurationTable@28 SmmIo@30 SmmAllocatePool@50 SmmFreePool@58 SmmAllocatePages@60 SmmFreePages@68 SmmStartupThisAp@70 CurrentlyExecutingCpu@78 NumberOfCpus@80 CpuSaveStateSize@88 CpuSaveState@90 NumberOfTableEntries@98 SmmConfigurationTable@A0 SmmInstallProtocolInterface@A8 SmmUninstallProtocolInterface@B0 SmmHandleProtocol@B8 SmmRegisterProtocolNotify@C0 SmmLocateHandle@C8 SmmLocateProtocol@D0 SmiManage@D8 SmiHandlerRegister@E0 SmiHandlerUnRegister@E8" },
        { typeof(EfiMmCommunicateHeader), 0x18, "HeaderGuid@0 MessageLength@10 Data@18" },
        { typeof(EfiMmCommunicateHeaderV3), 0x38, "HeaderGuid@0 BufferSize@10 Reserved@18 MessageGuid@20 MessageSize@30 MessageData@38" },

        // §17 and §18, CPU hot-plug and S3
        { typeof(FirstSmiHandlerContext), 0x16, "ApicIdGate@0 NewSmbase@8 FeatureControlHighValue@C FeatureControlLowValue@10 FeatureControl@14 AboutToLeaveSmm@15" },
        { typeof(AcpiCpuData), 0x78, "StartupVector@0" },

        // From the headers, beyond what the survey prints.
        { typeof(EfiSmramHobDescriptorBlock), 0x28, "NumberOfSmmReservedRegions@0 Descriptor@8" },
        { typeof(EfiMmCpuIoProtocol), 0x20, "Mem@0 Io@10" },
        { typeof(EfiHobHandoffInfoTable), 0x38, "Header@0 Version@8 BootMode@C EfiMemoryTop@10 EfiEndOfHobList@30" },
        { typeof(EfiHobGuidType), 0x18, "Header@0 Name@8" },
        { typeof(MpInformation2HobData), 0x10, "NumberOfProcessors@0 EntrySize@2 Version@4 ProcessorIndex@8 Entry@10" },
        { typeof(MpInformation2Entry), 0x30, "ProcessorInfo@0" },
        { typeof(MtrrSettings), 0x260, "Fixed@0 Variables@58 MtrrDefType@258" },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void Structure_HasTheSizeOfItsTwin(Type structure, int size, string members)
    {
        Assert.Equal(size, Constant<int>(structure, "SizeOf"));
        Assert.Equal(size, (int)s_sizeOf.MakeGenericMethod(structure).Invoke(null, null)!);
        Assert.NotEmpty(members);
    }

    [Theory]
    [MemberData(nameof(Twins))]
    public void Members_LieWhereThoseOfItsTwinDo(Type structure, int size, string members)
    {
        string[] stated = members.Split(' ');
        Type offsets = structure.GetNestedType("OffsetOf")!;
        IEnumerable<string> generated = stated.Select(member => member.Split('@')[0]).Select(name => name + "@" + Hex(Constant<ulong>(offsets, name)));
        Assert.Equal(members, string.Join(' ', generated));
        Assert.All(stated, member => Assert.InRange(int.Parse(member.Split('@')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), 0, size));
    }

    private static T Constant<T>(Type type, string name) =>
        type.GetField(name) is { } field ? (T)field.GetRawConstantValue()! : throw new InvalidOperationException($"{type} has no {name}");

    private static string Hex(ulong value) => value.ToString("X", CultureInfo.InvariantCulture);
}
