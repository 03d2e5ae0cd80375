// SFK4004: the loop pauses where every turn of it comes by.
using SmmFirmwareKit.CodeFixes.Concurrency;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class PauseInSpinLoop
{
    [Theory]
    [InlineData(
        "        while (await flag == 0)\n        {\n        }\n",
        "        while (await flag == 0)\n        {\n            await BaseLib.CpuPause();\n        }\n")]
    [InlineData(
        "        while (await flag == 0);\n",
        "        while (await flag == 0)\n        {\n            await BaseLib.CpuPause();\n        }\n")]
    [InlineData(
        "        uint seen;\n        do\n        {\n            seen = await flag;\n        }\n        while (seen == 0);\n",
        "        uint seen;\n        do\n        {\n            seen = await flag;\n            await BaseLib.CpuPause();\n        }\n        while (seen == 0);\n")]
    [InlineData(
        "        while (true)\n        {\n            if (await flag == 0)\n            {\n                continue;\n            }\n\n            return;\n        }\n",
        "        while (true)\n        {\n            await BaseLib.CpuPause();\n            if (await flag == 0)\n            {\n                continue;\n            }\n\n            return;\n        }\n")]
    public async Task Loop_GetsAPause(string before, string after) =>
        await FixVerifier.Fixes(new PauseInSpinLoopFix(), "SFK4004", Class(before), Class(after));

    [Fact]
    public async Task ClassWithoutBaseLib_GetsNone() => await FixVerifier.IsNotOffered(
        new PauseInSpinLoopFix(), "SFK4004", "class Part : ImagePart { async FirmwareTask F(Field<uint> flag) { while (await flag == 0) { } } }");

    private static string Class(string body) =>
        "class Part(IBaseLib baseLib) : ImagePart\n{\n    private IBaseLib BaseLib { get; } = baseLib;\n\n    async FirmwareTask F(Field<uint> flag)\n    {\n" + body + "    }\n}\n";
}
