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
            [EntryPoint]
            public FirmwareTask SmiRendezvous(ulong cpuIndex) => FirmwareTask.Completed;

            [EntryPoint]
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
    public void ClassInSeveralFiles_IsOrderedByFileName()
    {
        string text = Generated.TextOf(
            "EntryPoints.g.cs",
            Compile.Tree("partial class Part : ImagePart { [EntryPoint] public FirmwareTask Second() => default; }", "Part.B.cs"),
            Compile.Tree("partial class Part { [EntryPoint] public FirmwareTask First() => default; }", "Part.A.cs"));
        Assert.Contains("FirstAddress => CodeBase + 0x0;", text, StringComparison.Ordinal);
        Assert.Contains("SecondAddress => CodeBase + 0x10;", text, StringComparison.Ordinal);
    }

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
        Assert.Contains(FormattableString.Invariant($"0x{identity:X16}, // Entry"), text, StringComparison.Ordinal);
    }
}
