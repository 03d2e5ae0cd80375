// Gives each firmware function a small number at run time and remembers its name for traces and faults.
namespace SmmFirmwareKit.Execution;

/// <summary>Names of firmware functions by the number that steps carry.</summary>
public static class FunctionNames
{
    private static readonly Lock s_lock = new();
    private static string[] s_names = ["-"];

    /// <summary>The function's own name, for example <c>SmiRendezvous</c>; <c>-</c> outside any function.</summary>
    public static string Of(int function) => Volatile.Read(ref s_names)[function];

    internal static int Register(string name)
    {
        lock (s_lock)
        {
            string[] longer = [.. s_names, name];
            Volatile.Write(ref s_names, longer);
            return longer.Length - 1;
        }
    }
}

internal static class FunctionName<TStateMachine>
{
    internal static readonly string Name = SourceName(typeof(TStateMachine).Name);

    // Numbers depend on the order of first use and never leave the process: output carries the names.
    internal static readonly int Id = FunctionNames.Register(Name);

    // The compiler calls the state machine of M "<M>d__7", that of a local function "<<M>g__Local|7_0>d" and that of a
    // lambda "<<M>b__7_0>d", which goes by the name of M. An explicit implementation's M is "Namespace-IInterface-M".
    private static string SourceName(string type)
    {
        int local = type.IndexOf("g__", StringComparison.Ordinal);
        if (local >= 0)
        {
            int bar = type.IndexOf('|', local);
            return type[(local + 3)..(bar < 0 ? type.Length : bar)];
        }

        string name = type.TrimStart('<');
        int close = name.IndexOf('>', StringComparison.Ordinal);
        return name.Length < type.Length && close > 0 ? name[(name.LastIndexOf('-', close) + 1)..close] : type;
    }
}
