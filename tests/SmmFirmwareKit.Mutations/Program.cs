// Mistakes made in the model on purpose, one at a time: conformance must notice them.
using SmmFirmwareKit.Mutations;

return new MutationsCommand(Console.Out, Console.Error).Command.Parse(args).Invoke();
