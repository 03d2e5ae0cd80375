// A bad command line is one sentence and exit code 2, before anything is compiled or judged.
namespace SmmFirmwareKit.Mutations.Tests;

public sealed class Arguments_Refused
{
    [Theory]
    [InlineData("--count", "0", "mutations: --count is at least 1, --seed and --operations at least 0.")]
    [InlineData("--seed", "-1", "mutations: --count is at least 1, --seed and --operations at least 0.")]
    [InlineData("--operations", "-1", "mutations: --count is at least 1, --seed and --operations at least 0.")]
    [InlineData("--write", "no-such-page.md", "mutations: there is no page 'no-such-page.md'.")]
    public void ValueOutOfRange_IsOneSentence(string option, string value, string sentence)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = new MutationsCommand(output, error).Command.Parse([option, value]).Invoke();
        Assert.Equal(MutationsCommand.BadUsage, exitCode);
        Assert.Equal(sentence, error.ToString().TrimEnd());
        Assert.Empty(output.ToString());
    }
}
