// What can be wrong with a [RegisterBlock] (SFK73xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Registers;

internal static class RegisterDiagnostics
{
    private const string Category = "Hardware";

    public static readonly DiagnosticDescriptor NotPartial = Rule.Error(
        "SFK7301",
        Category,
        "Register block is not partial",
        "Registers of {0} get no decode tables because {1} is not partial: declare {1} partial");

    public static readonly DiagnosticDescriptor Shape = Rule.Error(
        "SFK7302",
        Category,
        "Register block has an unsupported shape",
        "Registers of {0} cannot be generated because of the shape of {1}: declare an ordinary class, neither generic nor local to a file, and for MSRs a struct");

    public static readonly DiagnosticDescriptor Width = Rule.Error(
        "SFK7303",
        Category,
        "Register has no width",
        "Register {0} has 1, 2, 4 or 8 bytes, which its type must say: declare it as a partial instance property of type byte, ushort, uint or ulong with a getter, or, for a run of registers, as a partial method of such a type with an int parameter");

    public static readonly DiagnosticDescriptor MsrWidth = Rule.Error(
        "SFK7304",
        Category,
        "MSR is not 64 bits wide",
        "Model-specific register {0} is declared {1}: RDMSR and WRMSR move 64 bits, so declare it ulong and its upper bits as reserved");

    public static readonly DiagnosticDescriptor Outside = Rule.Error(
        "SFK7305",
        Category,
        "Register lies outside its block",
        "Register {0} at {1} lies outside {2}, which has {3} bytes: no access would reach it; correct the offset or the block's Size");

    public static readonly DiagnosticDescriptor RegistersOverlap = Rule.Error(
        "SFK7306",
        Category,
        "Registers overlap",
        "Registers {0} and {1} of {2} both claim offset {3}: one access would have two meanings; correct an offset or a width");

    public static readonly DiagnosticDescriptor FieldOutside = Rule.Error(
        "SFK7307",
        Category,
        "Field lies outside its register",
        "Field {0} has bits {1} of register {2}, which has bits {3}:0: give the higher bit first, and both within the register");

    public static readonly DiagnosticDescriptor FieldsOverlap = Rule.Error(
        "SFK7308",
        Category,
        "Fields overlap",
        "Fields {0} and {1} of register {2} share bits {3}: a write would do two things to them; correct the bits");

    public static readonly DiagnosticDescriptor ResetTooWide = Rule.Error(
        "SFK7309",
        Category,
        "Reset value is wider than its register",
        "Register {0} has {1} bits and cannot reset to {2}: correct the value or the register's type");

    public static readonly DiagnosticDescriptor ResetUnnamed = Rule.Error(
        "SFK7310",
        Category,
        "Reset value sets bits that nothing names",
        "Register {0} resets to {1}, which sets bits {2} that no field names, and undeclared bits read zero: add the field, or [Reserved] for bits that read one");

    public static readonly DiagnosticDescriptor UnknownField = Rule.Error(
        "SFK7311",
        Category,
        "Lock or presence bit names no field",
        "{0} depends on {1}, but that is not one field of {2}: write the name of a field of the block, as REGISTER.FIELD if several share the name");

    public static readonly DiagnosticDescriptor NotOneBit = Rule.Error(
        "SFK7312",
        Category,
        "Lock or presence bit is wider than a bit",
        "{0} depends on {1}, which has bits {2}: only one bit is set or clear; name a one-bit field");

    public static readonly DiagnosticDescriptor Twice = Rule.Error(
        "SFK7313",
        Category,
        "Name is declared twice",
        "{0} has {1} twice: messages, locks and documentation go by the name, so give each its own");

    public static readonly DiagnosticDescriptor NoSource = Rule.Error(
        "SFK7314",
        Category,
        "Register has no source",
        "{0} has no Source: say in which section of which manual, or in which function of QEMU, its behaviour can be looked up");

    public static readonly DiagnosticDescriptor Stray = Rule.Error(
        "SFK7315",
        Category,
        "Register outside a register block",
        "{1} is marked as a register, but {0} is not a [RegisterBlock]: nothing would decode it");

    public static readonly DiagnosticDescriptor NotInSpace = Rule.Error(
        "SFK7316",
        Category,
        "Declaration has no meaning in this space",
        "{0} declares {1}, which {2} cannot have: leave it out, or correct the block's space");

    public static readonly DiagnosticDescriptor Run = Rule.Error(
        "SFK7317",
        Category,
        "Run of registers contradicts itself",
        "Run of registers {0} must have a positive Count, a method of an int instead of a property, a Stride of at least the register's width, and its first number or letter, or the list of all names, in braces, as in PAM{{1}} or LVT_{{LINT0|LINT1}}");

    public static readonly DiagnosticDescriptor UnknownRegister = Rule.Error(
        "SFK7318",
        Category,
        "Reset value for a register that the base block does not have",
        "{0} gives a reset value to {1}, which no base block of it declares: write the name of a register of the base block, or Reset in the register's own declaration");

    public static readonly DiagnosticDescriptor Block = Rule.Error(
        "SFK7319",
        Category,
        "Register block has an impossible size",
        "Register block {0} must have a Size of 1 to 4096 bytes, scratch bytes within it, and a Slot, if any, of 8 or 16 bytes that divides the Size and every offset of its registers of at most 4 bytes");
}
