// Generated dispatch and globals work in a linked image.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredImagePart
{
    private const ulong ImageBase = 0x7F00_0000;

    private readonly DispatchTable _table = new();
    private readonly ExamplePart _part;
    private readonly byte[] _bytes;
    private readonly FirmwareImage _image = new("Example", number: 3);

    public DeclaredImagePart()
    {
        _part = _image.Add(new ExamplePart());
        _bytes = _image.Link(ImageBase, _table);
    }

    [Fact]
    public void Identity_IsTheStableHashOfTheQualifiedName()
    {
        string[] names = ["Sum", "IsByte", "SetWord", "Element"];
        IEnumerable<ulong> expected = names.Select(name => StableHash.Of("SmmFirmwareKit.Generators.Tests.Declared.ExamplePart." + name));
        Assert.Equal(expected, _part.EntryIdentities.ToArray());
    }

    [Fact]
    public void AddressOfAnEntryPoint_HoldsItsCodeCell()
    {
        int offset = (int)(_part.IsByteAddress - ImageBase);
        Assert.True(CodeCell.TryDecode(_bytes.AsSpan(offset, CodeCell.Size), out int image, out ulong identity));
        Assert.Equal(3, image);
        Assert.Equal("ExamplePart.IsByte", _table.NameOf(_table.Find(image, identity)));
    }

    [Fact]
    public void EntryPointOfWholeRegisters_TakesItsArguments()
    {
        CallArguments arguments = CallArguments.Of(1, 0xFFFF_FFFF_0000_0002, (ulong)ExampleMode.On);
        Assert.Equal(4UL, ResultOf(_part.Dispatch(0, arguments)));
    }

    [Fact]
    public void UnknownOrdinal_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _part.Dispatch(4, default));

    [Fact]
    public void Globals_LieInTheDataSectionWithTheirInitialValues()
    {
        Assert.Equal(_image.DataBase + 0x4, _part.mWord.Address);
        Assert.Equal(_image.DataBase + 0x40, _part.mArray.Address);
        Assert.Equal(_image.DataBase + 0x58 + 0x20, _part.mCpuHotPlugData.SmrrSize.Address);
        int data = (int)(_image.DataBase - ImageBase);
        Assert.Equal(0xA5, _bytes[data]);
        Assert.Equal(0x11223344U, BitConverter.ToUInt32(_bytes, data + 4));
        Assert.Equal(1, _bytes[data + 0x80]);
    }

    private static ulong ResultOf(FirmwareTask<ulong> task)
    {
        Assert.False(task.IsSuspended);
        return task.GetAwaiter().GetResult();
    }
}
