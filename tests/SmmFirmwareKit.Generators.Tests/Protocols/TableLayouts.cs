// Where a protocol's members lie, and that everything which holds a table knows its size.
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Protocols;

public sealed class TableLayouts
{
    private const string Access = """
        [Protocol("ACCESS", "C2702B74-800C-4131-8746-8FB5B89CE4AC")]
        public interface IAccess
        {
            bool OpenState { get; }
            FirmwareTask<EfiStatus> Open(Ptr<Access> @this);
            bool LockState { get; }
        }
        public partial struct Access;
        """;

    [Fact]
    public void DataBetweenFunctions_IsAlignedAndPadded()
    {
        string text = Generated.Text("Access.Protocol.g.cs", Access);
        Assert.Contains("public const int SizeOf = 0x18;", text, StringComparison.Ordinal);
        Assert.Contains("public const ulong Open = 0x8;", text, StringComparison.Ordinal);
        Assert.Contains("public const ulong LockState = 0x10;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StructureWithATable_HasRoomForIt()
    {
        string text = Generated.Text("Structure.g.cs", Access + """
            [FirmwareStructure("PRIVATE")] public partial struct Private { public uint Signature; public Access Table; public uint After; }
            """);
        Assert.Contains("//   0x08    0x18    ACCESS  Table", text, StringComparison.Ordinal);
        Assert.Contains("public const ulong After = 0x20;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GlobalTable_HasRoom()
    {
        string text = Generated.Text("Globals.g.cs", Access + """
            partial class Part : ImagePart { [Global] private partial Field<Access> mAccess { get; } [Global] private partial Field<uint> mAfter { get; } }
            """);
        Assert.Contains("//   0x18    0x04    UINT32  mAfter", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TableOfAnotherAssembly_HasItsOrderOfFunctionsAndData()
    {
        string text = Generated.Text("Structure.g.cs", """
            [FirmwareStructure("PRIVATE")] public partial struct Private { public EfiSmmAccess2Protocol Access; public EfiMmMpProtocol Mp; public EfiMmCpuIoProtocol Io; public byte After; }
            """);
        Assert.Contains("//   0x00    0x28    EFI_SMM_ACCESS2_PROTOCOL  Access", text, StringComparison.Ordinal);
        Assert.Contains("//   0x28    0x38    EFI_MM_MP_PROTOCOL        Mp", text, StringComparison.Ordinal);
        Assert.Contains("//   0x60    0x20    EFI_MM_CPU_IO_PROTOCOL    Io", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ImplementationOfAProtocolOfAnotherAssembly_UsesItsOffsets()
    {
        string text = Generated.Text("Implementations.g.cs", """
            partial class Part : ImagePart
            {
                [EntryPoint, Implements<IEfiSmmControl2Protocol>] public FirmwareTask<EfiStatus> Clear(Ptr<EfiSmmControl2Protocol> @this, bool periodic) => default;
                [EntryPoint(Ordinal = 1), Implements<IEfiSmmControl2Protocol>] public FirmwareTask<EfiStatus> Trigger(Ptr<EfiSmmControl2Protocol> @this, Ptr<byte> commandPort, Ptr<byte> dataPort, bool periodic, ulong activationInterval) => default;
            }
            """);
        Assert.Contains("(table.Address + 0x0, TriggerAddress); // Trigger", text, StringComparison.Ordinal);
        Assert.Contains("(table.Address + 0x8, ClearAddress); // Clear", text, StringComparison.Ordinal);
    }
}
