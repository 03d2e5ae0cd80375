// What is printed for a class with entry points.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed class DispatchSnapshots
{
    [Fact]
    public Task EntryPoints_GetIdentitiesAddressesAndAdapters() => Verifier.Verify(Generated.Text("EntryPoints.g.cs", """
        [Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/MpService.c")]
        public sealed partial class MpService : ImagePart
        {
            [EntryPoint(Ordinal = 0)]
            public FirmwareTask SmiRendezvous(ulong cpuIndex) => FirmwareTask.Completed;

            [EntryPoint(Ordinal = 1)]
            private FirmwareTask<uint> ProcedureWrapper(Ptr<byte> buffer, bool wait) => FirmwareTask<uint>.FromResult(0);
        }
        """));

    [Fact]
    public Task WholeRegisterResult_IsReturnedWithoutAnAdapter() => Verifier.Verify(Generated.Text("EntryPoints.g.cs", """
        public abstract partial class Outer
        {
            internal sealed partial class Inner : ImagePart
            {
                [EntryPoint]
                public FirmwareTask<ulong> Entry(uint argument) => FirmwareTask<ulong>.FromResult(argument);
            }
        }
        """));

    [Fact]
    public Task FunctionOfAKnownType_GetsATypedPointer() => Verifier.Verify(Generated.Text("EntryPoints.g.cs", """
        public sealed partial class Part : ImagePart
        {
            [MpProcedure(Ordinal = 2)]
            public FirmwareTask RelocateApLoop(Ptr<byte> buffer) => FirmwareTask.Completed;

            [EntryPoint<EfiCpuInterruptHandler>(Ordinal = 5)]
            public FirmwareTask OnInterrupt(ulong interruptType, ulong systemContext) => FirmwareTask.Completed;
        }
        """));

    [Fact]
    public Task RootHandlers_AreRegisteredWithoutAType() => Verifier.Verify(Generated.TextFrom("SoftwareSmiOrdinal", "EntryPoints.g.cs", """
        public sealed partial class CpuHotplug : ImagePart
        {
            [SoftwareSmi(Q35MchIch9.ICH9_APM_CNT_CPU_HOTPLUG, Ordinal = 1)]
            private FirmwareTask<EfiStatus> CpuHotplugMmi(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => default;

            [SmiHandler(Ordinal = 0)]
            private FirmwareTask<EfiStatus> EverySmi(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => default;
        }
        """));

    [Fact]
    public Task MessageHandlers_AreFoundByGuid() => Verifier.Verify(Generated.TextFrom("HandlerType", "EntryPoints.g.cs", """
        public sealed partial class Part : ImagePart
        {
            public static readonly EfiGuid gOwnGuid = EfiGuid.Parse("296EB418-C4C8-4E05-AB59-39E8AF56F00A");

            [SmiHandler(nameof(Guids.gEfiEventLegacyBootGuid), Ordinal = 0)]
            private FirmwareTask<EfiStatus> LegacyBoot(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => default;

            [SmiHandler(nameof(gOwnGuid), Ordinal = 1)]
            private FirmwareTask<EfiStatus> Own(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => default;

            [SmiHandler("6e057ecf-fa99-4f39-95bc-59f9921d17e4", Ordinal = 2)]
            private FirmwareTask<EfiStatus> Literal(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => default;
        }
        """));

    [Fact]
    public Task Assembly_GetsAnIndexOfItsEntryPoints() => Verifier.Verify(Generated.Text("EntryPointIndex.g.cs", """
        public sealed partial class B : ImagePart
        {
            [EventNotify(Ordinal = 1)] public FirmwareTask OnEvent(ulong @event, ulong context) => default;
            [EntryPoint] public FirmwareTask Vector() => default;
            [SoftwareSmi(0x5A, Ordinal = 4)] public FirmwareTask<EfiStatus> Probe(ulong handle, ulong context, ulong buffer, Ptr<ulong> size) => default;
        }

        public partial class Outer
        {
            internal partial class A : ImagePart
            {
                [ImageEntryPoint] public FirmwareTask<EfiStatus> Entry(ulong imageHandle, ulong systemTable) => default;
            }
        }
        """));

    [Fact]
    public void ClassInTheGlobalNamespace_HasAnIdentityWithoutOne()
    {
        string text = Generated.TextOf("EntryPoints.g.cs", Compile.Bare("""
            partial class Part : SmmFirmwareKit.Efi.ImagePart
            {
                [SmmFirmwareKit.Efi.EntryPoint] public SmmFirmwareKit.Execution.FirmwareTask Entry() => default;
            }
            """));
        ulong identity = SmmFirmwareKit.Execution.StableHash.Of("Part.Entry");
        Assert.Contains(FormattableString.Invariant($"0x{identity:X16}, // 0: Entry"), text, StringComparison.Ordinal);
    }
}
