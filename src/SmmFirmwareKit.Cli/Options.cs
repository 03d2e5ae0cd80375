// How options are spelled and what their values may be. Each complaint is one sentence.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Platform;

namespace SmmFirmwareKit.Cli;

internal static class Options
{
    private const string Before = "before-smi";
    private const string After = "after-smi";

    /// <summary>A whole number.</summary>
    public static Option<int> Number(string name, string description, int value) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => value,
        CustomParser = argument => int.TryParse(Text(argument), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : Refuse<int>(argument, $"{name} needs a whole number, not '{Text(argument)}'."),
    };

    /// <summary>--when.</summary>
    public static Option<PlugMoment> Moment() => new("--when")
    {
        Description = "plug just before or just after the SMI that announces it",
        HelpName = $"{Before}|{After}",
        DefaultValueFactory = _ => PlugMoment.BeforeSmi,
        CustomParser = argument => Text(argument) switch
        {
            Before => PlugMoment.BeforeSmi,
            After => PlugMoment.AfterSmi,
            string other => Refuse<PlugMoment>(argument, $"--when is {Before} or {After}, not '{other}'."),
        },
    };

    /// <summary>--seed.</summary>
    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "random schedule with this seed; round robin without",
        HelpName = "S",
        CustomParser = argument => ulong.TryParse(Text(argument), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : Refuse<ulong?>(argument, $"--seed needs a number from 0 to {ulong.MaxValue}, not '{Text(argument)}'."),
    };

    /// <summary>--profile.</summary>
    public static Option<EventOrder> Profile()
    {
        string names = string.Join('|', EventOrder.All.Select(order => order.Name));
        return new("--profile")
        {
            Description = "how processors latch INIT, SIPI and SMI: as hardware does, or as QEMU 7.2's TCG does",
            HelpName = names,
            DefaultValueFactory = _ => EventOrder.Hardware,
            CustomParser = argument => EventOrder.All.FirstOrDefault(order => string.Equals(order.Name, Text(argument), StringComparison.Ordinal))
                ?? Refuse<EventOrder>(argument, $"--profile is {names.Replace("|", " or ", StringComparison.Ordinal)}, not '{Text(argument)}'."),
        };
    }

    /// <summary>How a moment is spelled.</summary>
    public static string Spell(PlugMoment moment) => moment == PlugMoment.BeforeSmi ? Before : After;

    private static string Text(ArgumentResult argument) => argument.Tokens.Count == 0 ? "" : argument.Tokens[^1].Value;

    private static T? Refuse<T>(ArgumentResult argument, string sentence)
    {
        argument.AddError(sentence);
        return default;
    }
}
