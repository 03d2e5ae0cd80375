// What is printed for the shapes of C that C# has no fields for.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Structures;

public sealed class ShapeSnapshots
{
    [Fact]
    public Task Union_HasAllMembersAtZero() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareUnion("EXTENDED_PROCESSOR_INFORMATION", Source = "MdePkg/Include/Protocol/MpService.h")]
        public partial struct ExtendedProcessorInformation
        {
            [FieldOffset(0)] public EfiCpuPhysicalLocation2 Location2;
            [FieldOffset(0)] public ulong Raw;
        }
        """));

    [Fact]
    public Task BitFields_AreBitsOfTheUnitAboveThem() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareStructure("IO_MISC")]
        public partial struct IoMisc
        {
            public uint Before;
            [BitUnit, Shared] private uint _bits;
            [Bits(1)] public partial uint SmiFlag { readonly get; set; }
            [Bits(3)] public partial uint Length { get; set; }
            [Bits(12)] private partial uint Reserved { get; set; }
            [Bits(16)] public partial uint Port { get; internal set; }
        }
        """));

    [Fact]
    public Task FlexibleArray_AddsNothingToTheSize() => Verifier.Verify(Generated.Text("Structure.g.cs", """
        [FirmwareStructure("SMM_BASE_HOB_DATA"), FlexibleArray<ulong>("SmBase")]
        public partial struct SmmBaseHobData
        {
            public uint ProcessorIndex;
        }
        """));

    [Fact]
    public Task NamelessUnion_ContributesItsMembers() => Verifier.Verify(Generated.Text("Holder.Structure.g.cs", """
        [FirmwareUnion("REGISTER")]
        public partial struct Register
        {
            [FieldOffset(0)] public ushort Uint16;
            [FieldOffset(0), Anonymous] public RegisterBits Parts;
        }

        [FirmwareStructure("REGISTER_BITS")]
        public partial struct RegisterBits
        {
            [BitUnit] private byte _bits;
            [Bits(5)] public partial byte Low { get; set; }
            [Bits(3)] public partial byte High { get; set; }
        }

        [FirmwareStructure("HOLDER")]
        public partial struct Holder
        {
            public byte Kind;
            [Anonymous] public Register Nameless;
        }
        """));

    [Fact]
    public Task PointerTo_IsATypedPointerInMemoryAndANumberInTheStruct() => Verifier.Verify(Generated.Text("Owner.Structure.g.cs", """
        [InlineArray(2)] public struct TwoAddresses { private ulong _first; }

        [FirmwareStructure("OWNER")]
        public partial struct Owner
        {
            [PointerTo<Owned>] public ulong First;
            [PointerTo<Owned>] public TwoAddresses Others;
        }

        [FirmwareStructure("OWNED")]
        public partial struct Owned
        {
            public Ptr<Owner> Back;
        }
        """));
}
