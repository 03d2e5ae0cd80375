// Every entry point of the modules: a reviewer sees here which function an edit gave another number, type or source of SMIs.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.EntryPoints;

public sealed partial class ModuleEntryPoints
{
    private const string Modules = "SmmFirmwareKit.Modules.";

    private static readonly Lazy<string> s_index = new(Index);

    [Fact]
    public Task MdeModulePkg_HasTheseEntryPoints() => Verifier.Verify(RowsOf("MdeModulePkg"));

    [Fact]
    public Task OvmfPkg_HasTheseEntryPoints() => Verifier.Verify(RowsOf("OvmfPkg"));

    [Fact]
    public Task MpInitLibAndItsUsers_HaveTheseEntryPoints() => Verifier.Verify(RowsOf("UefiCpuPkg.CpuDxe") + RowsOf("UefiCpuPkg.CpuMpPei") + RowsOf("UefiCpuPkg.Library"));

    [Fact]
    public Task PiSmmCpuDxeSmm_HasTheseEntryPoints() => Verifier.Verify(RowsOf("UefiCpuPkg.PiSmmCpuDxeSmm") + RowsOf("UefiCpuPkg.CpuIo2Smm"));

    [Fact]
    public Task OtherPackages_HaveTheseEntryPoints() => Verifier.Verify(RowsOf("Kit") + RowsOf("MdePkg") + RowsOf("Os"));

    // Without the identities, which follow from the names.
    private static string RowsOf(string place)
    {
        IEnumerable<string> classes = s_index.Value.Split("//\n").Where(rows => rows.StartsWith("//   " + Modules + place + ".", StringComparison.Ordinal));
        string text = string.Concat(classes);
        Assert.NotEmpty(text);
        return Margin().Replace(Identity().Replace(text, ""), "").Replace(Modules, "", StringComparison.Ordinal);
    }

    // That all of it compiles is shown by the build of the modules.
    private static string Index()
    {
        string folder = Path.Combine(Repository.Root(), "modules");
        SyntaxTree[] trees =
        [
            Compile.Bare("global using System; global using System.Collections.Generic; global using System.Linq;", "Usings.cs"),
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(folder, path).StartsWith("obj", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => Compile.Bare(File.ReadAllText(path), path)),
        ];
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create([new EntryPointGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)trees[0].Options)
            .RunGenerators(Compile.Unit(trees))
            .GetRunResult();
        string text = result.GeneratedTrees.Single(tree => tree.FilePath.EndsWith("EntryPointIndex.g.cs", StringComparison.Ordinal)).ToString();
        return text[..text.IndexOf("#nullable", StringComparison.Ordinal)];
    }

    [GeneratedRegex("0x[0-9A-F]{16}  ", RegexOptions.None, 1000)]
    private static partial Regex Identity();

    [GeneratedRegex("^//   ", RegexOptions.Multiline, 1000)]
    private static partial Regex Margin();
}
