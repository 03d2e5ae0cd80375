// What is printed for a function type, and how a structure shows a pointer to it.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.FunctionTypes;

public sealed class FunctionTypeSnapshots
{
    [Fact]
    public Task FunctionType_GetsATypedCall() => Verifier.Verify(Generated.Text("FunctionType.g.cs", """
        [FunctionType("EFI_SMM_NOTIFY_FN", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
        public delegate FirmwareTask<EfiStatus> EfiSmmNotifyFn(Ptr<EfiGuid> protocol, ulong @interface, CpuIndex function);
        """));

    [Fact]
    public Task FunctionTypeWithoutResult_ReturnsNothing() => Verifier.Verify(Generated.Text("FunctionType.g.cs", """
        internal static class Outer
        {
            [FunctionType("VOID_FUNCTION")]
            public delegate FirmwareTask VoidFunction();
        }
        """));

    [Fact]
    public Task WholeRegisterResult_IsReturnedAsItIs() => Verifier.Verify(Generated.Text("FunctionType.g.cs", """
        [FunctionType("EFI_COUNT")]
        public delegate FirmwareTask<ulong> EfiCount(ulong a0, ulong a1);
        """));

    [Fact]
    public Task FunctionPointerInAStructure_IsNamedByItsTypedef() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FunctionType("EFI_COUNT")]
        public delegate FirmwareTask<ulong> EfiCount(Ptr<WithFunctions> self);

        [InlineArray(2)]
        public struct TwoCounts { private FunctionPointer<EfiCount> _first; }

        [FirmwareStructure("WITH_FUNCTIONS", Pack = 1)]
        public partial struct WithFunctions
        {
            public byte Before;
            [Shared] public FunctionPointer<EfiCount> Count;
            public TwoCounts Counts;
            public Ptr<FunctionPointer<EfiCount>> Others;
        }
        """));
}
