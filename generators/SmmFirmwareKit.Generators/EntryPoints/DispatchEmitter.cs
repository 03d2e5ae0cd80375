// Prints the switch from an ordinal to its function, and what turns registers into arguments and back.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class DispatchEmitter
{
    public static void Emit(CodeWriter writer, EntryPointsSpec spec)
    {
        Switch(writer, spec);
        foreach (EntryPointSpec entry in spec.Entries.Where(NeedsAdapter))
        {
            Adapter(writer, entry);
        }
    }

    private static void Switch(CodeWriter writer, EntryPointsSpec spec)
    {
        writer.Line();
        writer.Open("public override FirmwareTask<ulong> Dispatch(int ordinal, CallArguments arguments) => ordinal switch");
        foreach (EntryPointSpec entry in spec.Entries)
        {
            string call = NeedsAdapter(entry) ? GeneratedMembers.AdapterOf(entry) + "(arguments)" : Call(entry);
            writer.Line(EntryPointTable.Decimal(entry.Ordinal) + " => " + call + ",");
        }

        writer.Line("_ => base.Dispatch(ordinal, arguments),");
        writer.Close("};");
    }

    private static void Adapter(CodeWriter writer, EntryPointSpec entry)
    {
        writer.Line();
        writer.Open("private async FirmwareTask<ulong> " + GeneratedMembers.AdapterOf(entry) + "(CallArguments arguments)");
        if (entry.ResultType is null)
        {
            writer.Line("await " + Call(entry) + ";");
            writer.Line("return 0;");
        }
        else
        {
            writer.Line("return Argument.From(await " + Call(entry) + ");");
        }

        writer.Close();
    }

    // A function that returns 64 bits already returns what a register holds.
    private static bool NeedsAdapter(EntryPointSpec entry) => entry.ResultType != "ulong";

    private static string Call(EntryPointSpec entry) =>
        CSharpName.Identifier(entry.Name) + "(" + string.Join(", ", entry.ParameterTypes.Select(Register)) + ")";

    private static string Register(string type, int index)
    {
        string register = "arguments[" + EntryPointTable.Decimal(index) + "]";
        return type == "ulong" ? register : "Argument.To<" + type + ">(" + register + ")";
    }
}
