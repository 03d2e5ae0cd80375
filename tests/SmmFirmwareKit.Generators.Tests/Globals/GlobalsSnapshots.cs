// What is printed for a class with globals.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Globals;

public sealed class GlobalsSnapshots
{
    [Fact]
    public Task Globals_LieInDeclarationOrderWithTheirAlignment() => Verifier.Verify(Generated.Text("Globals.g.cs", """
        [FirmwareStructure("LIST_ENTRY")]
        public partial struct ListEntry { public Ptr<ListEntry> ForwardLink; public Ptr<ListEntry> BackLink; }

        [Edk2("UefiCpuPkg/PiSmmCpuDxeSmm/PiSmmCpuCommon.c")]
        public abstract partial class PiSmmCpuCommonGlobals : ImagePart
        {
            [Global] protected partial Field<bool> mSmmReadyToLock { get; }
            [Global] protected partial Field<ulong> mNumberOfCpus { get; }
            [Global(Length = 64)] protected partial Ptr<ushort> mTable { get; }
            [Global] internal partial Field<ListEntry> mList { get; }
            [Global(Align = 64)] protected partial Field<uint> mLock { get; }
        }
        """));

    [Fact]
    public Task InitialValues_AreListedByName() => Verifier.Verify(Generated.Text("Globals.g.cs", """
        public enum Mode : byte { Off, On }

        public partial class Part : ImagePart
        {
            [Global(Initial = 0x30000)] public partial Field<uint> mDefaultSmBase { get; }
            [Global(Initial = 1)] public partial Field<Mode> mMode { get; }
            [Global(Length = 2, Initial = 0x100)] public partial Ptr<ushort> mPair { get; }
            [Global] public partial Field<ulong> mZero { get; }
        }
        """));
}
