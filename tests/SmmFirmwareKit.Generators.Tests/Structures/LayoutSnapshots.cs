// What is printed for a structure.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Structures;

public sealed class LayoutSnapshots
{
    [Fact]
    public Task NaturalAlignment_ShowsHoles() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareStructure("CPU_HOT_PLUG_DATA", Source = "UefiCpuPkg/Include/CpuHotPlugData.h")]
        public partial struct CpuHotPlugData
        {
            public uint Revision;
            public uint ArrayLength;
            public Ptr<ulong> ApicId;
            public Ptr<ulong> SmBase;
            public uint Reserved;
            public uint SmrrBase;
            public uint SmrrSize;
        }
        """));

    [Fact]
    public Task PackOne_HasNoHolesAndTellsTheRuntime() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareStructure("IA32_DESCRIPTOR", Pack = 1)]
        public partial struct Ia32Descriptor
        {
            public ushort Limit;
            public nuint Base;
        }
        """));

    [Fact]
    public Task InlineArray_IsAPointerToItsElements() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [InlineArray(5)]
        public struct FiveBytes { private byte _first; }

        [FirmwareStructure("WITH_ARRAY")]
        public partial struct WithArray
        {
            public FiveBytes Reserved;
            [Shared] public ushort Tail;
        }
        """));

    [Fact]
    public Task NestedStructure_IsAPlace() => Verifier.Verify(Generated.Text("Outer.Structure.g.cs", """
        [FirmwareStructure("INNER")]
        public partial struct Inner { public byte A; public ulong B; }

        [FirmwareStructure("OUTER")]
        public partial struct Outer { public byte First; public Inner Nested; }
        """));

    [Fact]
    public Task StatedOffsets_LeaveTheSpaceBetweenUnnamed() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareStructure("MAP")]
        public partial struct Map
        {
            [Offset(0x2FC)] public uint SMMRevId;
            public uint SMBASE;
            [Offset(0x3F8)] public ulong _RAX;
        }
        """));

    [Fact]
    public Task NestedInternalType_ReopensItsContainer() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        internal static partial class MpLib
        {
            [FirmwareStructure("CPU_AP_DATA")]
            internal partial struct CpuApData { public uint @lock; }
        }
        """));
}
