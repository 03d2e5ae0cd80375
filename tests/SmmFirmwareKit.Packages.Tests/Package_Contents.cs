// What is in the packages: licence, readme, analyzers where the compiler looks for them, and no path of the machine that packed.
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SmmFirmwareKit.Platform.Tests.Architecture;

namespace SmmFirmwareKit.Packages.Tests;

public sealed class Package_Contents
{
    public static TheoryData<string> Names =>
        ["Execution", "Hardware", "Efi", "Modules", "Platform", "Conformance", "Qemu", "Generators", "Testing", "Testing.Verify"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_SaysWhatItIs(string name)
    {
        using ZipArchive package = Open(name);
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.Equal("BSD-2-Clause-Patent", Metadata(package, "license"));
        Assert.Equal("SmmFirmwareKit." + name, Metadata(package, "id"));
        Assert.True(Metadata(package, "description").Length > 60, $"{name} has no description");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_HoldsNoPathOfThisMachine(string name)
    {
        using ZipArchive package = Open(name);
        string root = Repository.Root();
        Assert.All(package.Entries, entry => Assert.DoesNotContain(root, Text(entry), StringComparison.Ordinal));
    }

    [Fact]
    public void GeneratorsPackage_IsForTheCompilerOnly()
    {
        using ZipArchive package = Open("Generators");
        Assert.Equal(
            "analyzers/dotnet/cs/SmmFirmwareKit.CodeFixes.dll analyzers/dotnet/cs/SmmFirmwareKit.Generators.dll",
            string.Join(' ', package.Entries.Select(entry => entry.FullName).Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    // Without "Analyzers" on the way a user of the platform would have attributes that nothing reads.
    [Theory]
    [InlineData("Efi", "SmmFirmwareKit.Generators")]
    [InlineData("Hardware", "SmmFirmwareKit.Generators")]
    [InlineData("Modules", "SmmFirmwareKit.Efi")]
    [InlineData("Platform", "SmmFirmwareKit.Efi")]
    public void Dependency_BringsTheAnalyzers(string name, string dependency)
    {
        using ZipArchive package = Open(name);
        XElement found = Assert.Single(Specification(package).Descendants(), element => Is(element, "dependency") && string.Equals(element.Attribute("id")!.Value, dependency, StringComparison.Ordinal));
        Assert.DoesNotContain("Analyzers", found.Attribute("exclude")?.Value ?? "", StringComparison.Ordinal);
    }

    private static ZipArchive Open(string name) =>
        ZipFile.OpenRead(Assert.Single(Directory.GetFiles(UserFolder.Packages, $"SmmFirmwareKit.{name}.?.*.nupkg")));

    private static string Metadata(ZipArchive package, string name) =>
        Specification(package).Descendants().Single(element => Is(element, name)).Value;

    private static bool Is(XElement element, string name) => string.Equals(element.Name.LocalName, name, StringComparison.Ordinal);

    private static XDocument Specification(ZipArchive package)
    {
        using Stream stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    // Latin 1 keeps every byte, so that a path in a binary is found too.
    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open(), Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
