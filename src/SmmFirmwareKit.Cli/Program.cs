// The process: arguments in, exit code out.
using SmmFirmwareKit.Cli;

return SfkCommandLine.Run(args, Console.Out, Console.Error, isTerminal: !Console.IsOutputRedirected);
