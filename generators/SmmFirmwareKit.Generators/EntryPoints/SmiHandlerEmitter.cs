// Prints which function answers which SMI, and the registration of a class's handlers with the SMM core.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.EntryPoints;

internal static class SmiHandlerEmitter
{
    public static void Emit(CodeWriter writer, EntryPointsSpec spec)
    {
        EntryPointSpec[] handlers = [.. spec.Entries.Where(entry => entry.Smi is not null)];
        if (handlers.Length == 0)
        {
            return;
        }

        foreach (EntryPointSpec handler in handlers.Where(handler => handler.Smi!.GuidText is not null))
        {
            writer.Line();
            writer.Line("private static readonly EfiGuid " + GeneratedMembers.HandlerTypeOf(handler) + " = EfiGuid.Parse(\"" + handler.Smi!.GuidText + "\");");
        }

        SoftwareSmis(writer, [.. handlers.Where(handler => handler.Smi!.Value is not null)]);
        Messages(writer, [.. handlers.Where(handler => handler.Smi!.HasGuid)]);
        Registration(writer, handlers);
    }

    private static void SoftwareSmis(CodeWriter writer, IReadOnlyList<EntryPointSpec> handlers)
    {
        if (handlers.Count > 0)
        {
            writer.Line();
            writer.Open("public override int SoftwareSmiOrdinal(byte value) => value switch");
            foreach (EntryPointSpec handler in handlers)
            {
                writer.Line(Hex.Of(handler.Smi!.Value!.Value, 2) + " => " + EntryPointTable.Decimal(handler.Ordinal) + ", // " + handler.Name);
            }

            writer.Line("_ => -1,");
            writer.Close("};");
        }
    }

    private static void Messages(CodeWriter writer, IReadOnlyList<EntryPointSpec> handlers)
    {
        if (handlers.Count > 0)
        {
            writer.Line();
            writer.Open("public override int SmiHandlerOrdinal(EfiGuid handlerType) => handlerType switch");
            foreach (EntryPointSpec handler in handlers)
            {
                writer.Line("_ when handlerType == " + HandlerType(handler) + " => " + EntryPointTable.Decimal(handler.Ordinal) + ", // " + handler.Name);
            }

            writer.Line("_ => -1,");
            writer.Close("};");
        }
    }

    private static void Registration(CodeWriter writer, IReadOnlyList<EntryPointSpec> handlers)
    {
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line("/// Registers " + string.Join(", ", handlers.Select(handler => handler.Name)) + ", in this order. SUCCESS, or the");
        writer.Line("/// status of the first SmiHandlerRegister that failed; later ones are not registered then.");
        writer.Line("/// </summary>");
        writer.Line("/// <param name=\"dispatchHandles\">Where the dispatch handles go, one after the other; NULL if nobody needs them.</param>");
        writer.Open("internal async FirmwareTask<EfiStatus> " + GeneratedMembers.Register + "(IMmServicesTableLib mmServicesTableLib, Ptr<ulong> dispatchHandles)");
        writer.Line("(EfiStatus status, ulong dispatchHandle) = await " + Call(handlers[0]) + ";");
        Keep(writer, 0);
        for (int index = 1; index < handlers.Count; index++)
        {
            writer.Line("(status, dispatchHandle) = await " + Call(handlers[index]) + ";");
            Keep(writer, index);
        }

        writer.Line("return global::SmmFirmwareKit.Efi.EfiStatus.Success;");
        writer.Close();
    }

    private static string Call(EntryPointSpec handler) =>
        "mmServicesTableLib.MmiHandlerRegister(" + GeneratedMembers.PointerOf(handler) + (handler.Smi!.HasGuid ? ", " + HandlerType(handler) : "") + ")";

    private static void Keep(CodeWriter writer, int index)
    {
        writer.Open("if (status.IsError())");
        writer.Line("return status;");
        writer.Close();
        writer.Line();
        writer.Open("if (!dispatchHandles.IsNull)");
        writer.Line("await dispatchHandles[" + EntryPointTable.Decimal(index) + "].Set(dispatchHandle);");
        writer.Close();
        writer.Line();
    }

    private static string HandlerType(EntryPointSpec handler) => handler.Smi!.GuidName ?? GeneratedMembers.HandlerTypeOf(handler);
}
