// Mistakes made in the model on purpose, one at a time: conformance must notice them.
using System.CommandLine;
using SmmFirmwareKit.Mutations;

ParseResult arguments = new MutationsCommand(Console.Out, Console.Error).Command.Parse(args);
if (arguments.Errors.Count == 0)
{
    return arguments.Invoke();
}

Console.Error.WriteLine($"mutations: {arguments.Errors[0].Message}");
return MutationsCommand.BadUsage;
