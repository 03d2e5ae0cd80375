// Prints what devices use of a register: its value, its fields, its place.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Registers;

internal sealed class MemberEmitter(CodeWriter writer, RegisterBlockSpec block)
{
    private readonly StoreExpressions _store = new(block);

    public void Emit()
    {
        foreach (RegisterSpec register in block.Registers.Where(register => !register.IsInherited))
        {
            Place(register);
            Whole(register);
            foreach (FieldSpec field in register.Fields.Where(field => field.Member.Length > 0))
            {
                Field(register, field);
            }
        }
    }

    private void Place(RegisterSpec register)
    {
        writer.Line();
        writer.Line("/// <summary>" + CSharpText.Xml(block.Space == Space.Msr ? "Number" : "Offset") + " of " + CSharpText.Xml(register.Name) + ".</summary>");
        writer.Line("public const " + (block.Space == Space.Msr ? "uint " : "int ") + register.Member + "Offset = " + Hex.Of(register.Offset, 2) + ";");
        if (block.Space != Space.Msr && block.Slot == 0 && register.Count == 0)
        {
            writer.Line();
            writer.Line("/// <summary>Whether an access has a byte of " + CSharpText.Xml(register.Name) + ".</summary>");
            string end = Hex.Of(register.Offset + (uint)register.Bytes, 2);
            writer.Line("public static bool Touches" + register.Member + "(int offset, int width) => offset < " + end + " && offset + width > " + Hex.Of(register.Offset, 2) + ";");
        }
    }

    private void Whole(RegisterSpec register)
    {
        MemberShape shape = register.Shape;
        string head = shape.Modifiers + " " + register.Type + " " + CSharpName.Identifier(register.Member);
        writer.Line();
        if (shape.IsRun)
        {
            string index = CSharpName.Identifier(shape.Parameter);
            writer.Line(head + "(int " + index + ") => " + _store.Load(register, index) + ";");
            writer.Line();
            writer.Line("/// <summary>Stores one of the registers " + CSharpText.Xml(register.Name) + " as the device itself does, past access kinds and locks.</summary>");
            writer.Line("public void Set" + register.Member + "(int index, " + register.Type + " value) => " + _store.Store(register, "value", "index") + ";");
            return;
        }

        writer.Open(head);
        writer.Line(shape.Getter + " => " + _store.Load(register) + ";");
        if (shape.Setter.Length > 0)
        {
            writer.Line(shape.Setter + " => " + _store.Store(register, "value") + ";");
        }

        writer.Close();
    }

    private void Field(RegisterSpec register, FieldSpec field)
    {
        string mask = CSharpText.Mask(field.Mask, register.Bytes);
        string name = CSharpText.Xml(register.Name + "." + field.Name);
        writer.Line();
        writer.Line("/// <summary>Bits of " + name + " in its register.</summary>");
        writer.Line("public const " + (register.Bytes == 8 ? "ulong " : "uint ") + field.Member + "Mask = " + mask + ";");
        writer.Line();
        writer.Line("/// <summary>" + name + ": " + CSharpText.Xml(field.Summary) + "</summary>");
        if (register.Shape.IsRun)
        {
            InRun(register, field);
        }
        else
        {
            Alone(register, field);
        }
    }

    private void Alone(RegisterSpec register, FieldSpec field)
    {
        string whole = CSharpName.Identifier(register.Member);
        bool settable = register.Shape.Setter.Length > 0;
        string readOnly = register.Shape.IsReadOnly ? "readonly " : "";
        writer.Open("public " + (settable ? "" : readOnly) + TypeOf(field) + " " + field.Member);
        writer.Line((settable ? readOnly : "") + "get => " + FieldExpressions.Extract(whole, register, field) + ";");
        if (settable)
        {
            writer.Line("set => " + whole + " = " + FieldExpressions.Insert(whole, register, field) + ";");
        }

        writer.Close();
    }

    private void InRun(RegisterSpec register, FieldSpec field)
    {
        string whole = CSharpName.Identifier(register.Member) + "(index)";
        string readOnly = register.Shape.IsReadOnly ? "readonly " : "";
        writer.Line("public " + readOnly + TypeOf(field) + " " + field.Member + "(int index) => " + FieldExpressions.Extract(whole, register, field) + ";");
        writer.Line();
        writer.Line("/// <summary>Sets the field as the device itself does, past access kinds and locks.</summary>");
        writer.Line("public void Set" + field.Member + "(int index, " + TypeOf(field) + " value) => Set" + register.Member + "(index, " + FieldExpressions.Insert(whole, register, field) + ");");
    }

    private static string TypeOf(FieldSpec field) => field.Width switch { 1 => "bool", <= 32 => "uint", _ => "ulong" };
}
