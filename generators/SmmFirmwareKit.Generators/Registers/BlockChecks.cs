// What must hold among the registers of one block.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal sealed class BlockChecks
{
    private const int LargestBlock = 4096;

    private readonly RegisterBlockSpec _block;
    private readonly INamedTypeSymbol _type;
    private readonly Findings _findings;
    private readonly IReadOnlyList<RegisterSpec> _registers;

    private BlockChecks(RegisterBlockSpec block, INamedTypeSymbol type, Findings findings)
    {
        _block = block;
        _type = type;
        _findings = findings;
        _registers = block.Each();
    }

    public static void Check(RegisterBlockSpec block, INamedTypeSymbol type, Findings findings)
    {
        BlockChecks checks = new(block, type, findings);
        checks.CheckSize();
        checks.CheckPlaces();
        NameChecks.Check(block, register => checks.PlaceOf(register), findings);
        foreach (RegisterSpec register in block.Registers.Select(register => register.Each().First()))
        {
            checks.CheckReferences(register);
            SpaceChecks.Check(block, register, checks.PlaceOf(register), findings);
        }
    }

    private Location PlaceOf(RegisterSpec register) =>
        DeclarationParser.FirstLocation(_type.GetMembers(register.Member).FirstOrDefault() ?? _type);

    private void CheckSize()
    {
        bool scratchFits = _block.ScratchStart >= 0 && _block.ScratchEnd >= _block.ScratchStart && _block.ScratchEnd <= _block.Size;
        bool fits = _block.Space == Space.Msr || (_block.Size is > 0 and <= LargestBlock && scratchFits && IsSlotted());
        if (!fits)
        {
            _findings.Add(RegisterDiagnostics.Block, DeclarationParser.FirstLocation(_type), _block.Name);
        }
    }

    private bool IsSlotted() => _block.Slot == 0
        || (_block.Slot is 8 or 16 && _block.Size % _block.Slot == 0 && _block.ScratchEnd == 0 && _registers.All(register => register.Offset % _block.Slot == 0 && register.Bytes <= 4));

    private void CheckPlaces()
    {
        RegisterSpec? last = null;
        foreach (RegisterSpec register in _registers)
        {
            if (_block.Space != Space.Msr && (long)register.Offset + register.Bytes > _block.Size)
            {
                _findings.Add(RegisterDiagnostics.Outside, PlaceOf(register), register.Name, Hex.Of(register.Offset), _block.Name, Hex.Of(Math.Max(0, _block.Size)));
            }

            if (last is not null && register.Offset < End(last))
            {
                _findings.Add(RegisterDiagnostics.RegistersOverlap, PlaceOf(register), last.Name, register.Name, _block.Name, Hex.Of(register.Offset));
            }

            last = last is null || End(register) > End(last) ? register : last;
        }
    }

    private long End(RegisterSpec register) => (long)register.Offset + (_block.Space == Space.Msr ? 1 : register.Bytes);

    private void CheckReferences(RegisterSpec register)
    {
        foreach (FieldSpec field in register.Fields.Where(field => field.LockedBy.Length > 0))
        {
            CheckReference(register, field.Name + " of " + register.Name, field.LockedBy);
        }

        if (register.PresentIf.Length > 0)
        {
            CheckReference(register, register.Name, register.PresentIf);
        }
    }

    private void CheckReference(RegisterSpec register, string dependent, string name)
    {
        if (FieldReference.Find(name, register, _registers) is not { } found)
        {
            _findings.Add(RegisterDiagnostics.UnknownField, PlaceOf(register), dependent, name, _block.Name);
        }
        else if (found.Field.Width != 1)
        {
            _findings.Add(RegisterDiagnostics.NotOneBit, PlaceOf(register), dependent, found.QualifiedName, found.Field.Bits);
        }
    }
}
