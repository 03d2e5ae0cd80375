// How a field is cut out of its register's value and put into it.
using System.Globalization;

namespace SmmFirmwareKit.Generators.Registers;

internal static class FieldExpressions
{
    public static string Extract(string whole, RegisterSpec register, FieldSpec field)
    {
        string mask = CSharpText.Mask(field.Mask, register.Bytes);
        string cut = field.Low == 0 ? whole + " & " + mask : "(" + whole + " & " + mask + ") >> " + Shift(field);
        return field.Width switch
        {
            1 => "(" + whole + " & " + mask + ") != 0",
            <= 32 when register.Bytes == 8 => "(uint)(" + cut + ")",
            _ => cut,
        };
    }

    public static string Insert(string whole, RegisterSpec register, FieldSpec field)
    {
        string mask = CSharpText.Mask(field.Mask, register.Bytes);
        string value = register.Bytes == 8 && field.Width is > 1 and <= 32 ? "(ulong)value" : "value";
        string shifted = field.Low == 0 ? value : "(" + value + " << " + Shift(field) + ")";
        string merged = field.Width == 1
            ? "value ? " + whole + " | " + mask + " : " + whole + " & ~" + mask
            : "(" + whole + " & ~" + mask + ") | (" + shifted + " & " + mask + ")";
        return register.Bytes < 4 ? "(" + register.Type + ")(" + merged + ")" : merged;
    }

    private static string Shift(FieldSpec field) => field.Low.ToString(CultureInfo.InvariantCulture);
}
