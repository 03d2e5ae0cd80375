// Generated registration and tables of SMI handlers, and the image of a class whose ordinals have holes.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Generators.Tests.Declared;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class DeclaredHandlers
{
    private const ulong ImageBase = 0x1000;
    private const ulong Handles = 0x100;

    private readonly DispatchTable _table = new();
    private readonly FirmwareImage _image = new("Example", number: 2);
    private readonly ExampleHandlers _handlers;
    private readonly ExamplePart _behind;
    private readonly byte[] _bytes;

    public DeclaredHandlers()
    {
        _handlers = _image.Add(new ExampleHandlers());
        _behind = _image.Add(new ExamplePart());
        _bytes = _image.Link(ImageBase, _table);
    }

    [Fact]
    public void Handlers_AreRegisteredInTheOrderOfTheirOrdinals()
    {
        RegistrationLog services = new();
        Assert.Equal((EfiStatus.Success, 100UL, 101UL, 102UL), Registered(services));
        Assert.Equal(
            [
                (_handlers.OnOwnPointer.Address, ExampleHandlers.gOwnGuid),
                (_handlers.OnLegacyBootPointer.Address, Guids.gEfiEventLegacyBootGuid),
                (_handlers.OnCommandPointer.Address, EfiGuid.Zero),
            ],
            services.Registrations);
    }

    [Fact]
    public void FailedRegistration_EndsThemWithItsStatus()
    {
        RegistrationLog services = new() { FailsAfter = 1 };
        Assert.Equal((EfiStatus.OutOfResources, 100UL, 0UL, 0UL), Registered(services));
        Assert.Equal(2, services.Registrations.Count);
    }

    [Fact]
    public void NullForTheHandles_KeepsNone() =>
        Assert.Equal((EfiStatus.Success, 0UL, 0UL, 0UL), Registered(new RegistrationLog(), Ptr<ulong>.Null));

    [Fact]
    public void ValueOfASoftwareSmi_FindsItsHandler()
    {
        int ordinal = _handlers.SoftwareSmiOrdinal(ExampleHandlers.Command);
        Assert.Equal("ExampleHandlers.OnCommand", _handlers.EntryName(ordinal));
        Assert.Equal(-1, _handlers.SoftwareSmiOrdinal(ExampleHandlers.Command + 1));
        Assert.Equal(-1, _behind.SoftwareSmiOrdinal(ExampleHandlers.Command));
    }

    [Fact]
    public void GuidOfAMessage_FindsItsHandler()
    {
        Assert.Equal("ExampleHandlers.OnOwn", _handlers.EntryName(_handlers.SmiHandlerOrdinal(ExampleHandlers.gOwnGuid)));
        Assert.Equal("ExampleHandlers.OnLegacyBoot", _handlers.EntryName(_handlers.SmiHandlerOrdinal(Guids.gEfiEventLegacyBootGuid)));
        Assert.Equal(-1, _handlers.SmiHandlerOrdinal(EfiGuid.Zero));
    }

    [Fact]
    public void CodeCell_NamesItsFunctionWithoutTheTable()
    {
        Assert.True(CodeCell.TryDecode(CellAt(_handlers.OnCommandAddress), out _, out ulong identity));
        Assert.Equal("ExampleHandlers.OnCommand", EntryPointIndex.NameOf(identity));
        Assert.Equal("ExampleHandlers.OnCommand", EntryPointIndex.SoftwareSmi(ExampleHandlers.Command));
        Assert.Null(EntryPointIndex.NameOf(identity + 1));
        Assert.Null(EntryPointIndex.SoftwareSmi(0));
    }

    [Fact]
    public void MissingOrdinal_IsZerosInTheImage()
    {
        Assert.Equal(new byte[CodeCell.Size], CellAt(_handlers.OnLegacyBootAddress + CodeCell.Size).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => _handlers.Dispatch(3, default));
    }

    // Six cells are in use: ten more may follow before anything behind them moves.
    [Fact]
    public void ClassBehind_StartsAfterRoomForSixteen() =>
        Assert.Equal(ImageBase + FirmwareImage.HeaderSize + (16 * CodeCell.Size), _behind.SumAddress);

    private ReadOnlySpan<byte> CellAt(ulong address) => _bytes.AsSpan((int)(address - ImageBase), CodeCell.Size);

    private (EfiStatus Status, ulong, ulong, ulong) Registered(RegistrationLog services) => Registered(services, new Ptr<ulong>(Handles));

    private (EfiStatus Status, ulong, ulong, ulong) Registered(RegistrationLog services, Ptr<ulong> handles)
    {
        ToyMachine machine = new(new RoundRobin(1), memorySize: 0x4000);
        EfiStatus status = EfiStatus.NotStarted;
        machine.Add("Driver", async _ =>
        {
            status = await _handlers.Register(services, handles);
            return 0;
        });
        Assert.Equal(RunOutcome.Quiescent, machine.Scheduler.Run());
        return (status, machine.Memory.Read(Handles, 8), machine.Memory.Read(Handles + 8, 8), machine.Memory.Read(Handles + 16, 8));
    }
}
