// The layer picture of the design, held against the project files; and a README for every project.
using System.Xml.Linq;

namespace SmmFirmwareKit.Platform.Tests.Architecture;

public sealed class Layers
{
    private const int MostReadmeLines = 60;

    /// <summary>Who may use whom: the arrows of the picture, without the paths they imply.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["SmmFirmwareKit.Execution"] = [],
        ["SmmFirmwareKit.Generators"] = [],
        ["SmmFirmwareKit.CodeFixes"] = ["SmmFirmwareKit.Generators"],
        ["SmmFirmwareKit.Efi"] = ["SmmFirmwareKit.Execution", "SmmFirmwareKit.Generators"],
        ["SmmFirmwareKit.Modules"] = ["SmmFirmwareKit.Efi", "SmmFirmwareKit.Execution", "SmmFirmwareKit.Generators"],
        ["SmmFirmwareKit.Hardware"] = ["SmmFirmwareKit.Execution", "SmmFirmwareKit.Generators"],
        ["SmmFirmwareKit.Exploration"] = ["SmmFirmwareKit.Hardware", "SmmFirmwareKit.Execution"],
        ["SmmFirmwareKit.Conformance"] = ["SmmFirmwareKit.Hardware", "SmmFirmwareKit.Execution"],
        ["SmmFirmwareKit.Qemu"] = ["SmmFirmwareKit.Conformance", "SmmFirmwareKit.Hardware", "SmmFirmwareKit.Execution"],
        ["SmmFirmwareKit.Testing"] = ["SmmFirmwareKit.Efi", "SmmFirmwareKit.Generators"],
        ["SmmFirmwareKit.Testing.Verify"] = [],
        ["SmmFirmwareKit.Platform"] = ["SmmFirmwareKit.Modules", "SmmFirmwareKit.Efi", "SmmFirmwareKit.Hardware", "SmmFirmwareKit.Execution", "SmmFirmwareKit.Generators"],
    };

    public static TheoryData<string> ProductProjects() => [.. Projects().Where(path => !IsTest(path)).Select(Repository.Relative)];

    public static TheoryData<string> AllProjects() => [.. Projects().Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void ProjectReferences_FollowThePicture(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        if (string.Equals(name, "SmmFirmwareKit.Cli", StringComparison.Ordinal))
        {
            return; // uses all of it
        }

        Assert.True(s_allowed.TryGetValue(name, out string[]? allowed), $"{name} is not in the picture: say here and in its README what it may use");
        string[] beyond = [.. References(project).Except(allowed, StringComparer.Ordinal)];
        Assert.True(beyond.Length == 0, $"{name} may not use {string.Join(", ", beyond)}");
    }

    /// <summary>The compiler drops references that are not used, so what is loaded is what is used.</summary>
    [Fact]
    public void Assemblies_UseNothingBeyondThePicture()
    {
        foreach (System.Reflection.Assembly assembly in new[] { typeof(Execution.Agent).Assembly, typeof(Efi.EfiStatus).Assembly, typeof(Hardware.Machine).Assembly, typeof(SmmFirmwareKit.Modules.Os.OsModule).Assembly, typeof(OvmfPlatform).Assembly })
        {
            string name = assembly.GetName().Name!;
            IEnumerable<string> kit = assembly.GetReferencedAssemblies().Select(used => used.Name!).Where(used => used.StartsWith("SmmFirmwareKit.", StringComparison.Ordinal));
            Assert.Empty(kit.Except(s_allowed[name], StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void Project_HasAShortReadme(string project)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root(), project))!;
        string own = Path.Combine(folder, "README.md");
        string readme = File.Exists(own) || Repository.Relative(folder).Split('/')[0] is "src" ? own : Path.Combine(Path.GetDirectoryName(folder)!, "README.md");
        Assert.True(File.Exists(readme), $"{Repository.Relative(readme)} is missing: say what the project is, what it leaves out and what it may use");
        int lines = File.ReadAllLines(readme).Length;
        Assert.True(lines <= MostReadmeLines, $"{Repository.Relative(readme)} has {lines} lines; {MostReadmeLines} are enough");
    }

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Project_IsInTheSolution(string project)
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root(), "SmmFirmwareKit.sln"));
        Assert.Contains(project.Replace('/', '\\'), solution, StringComparison.Ordinal);
    }

    private static IEnumerable<string> References(string project) => XDocument.Load(Path.Combine(Repository.Root(), project))
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Repository.Root(), "*.csproj", SearchOption.AllDirectories)
        .Where(path => !Repository.IsBuildOutput(path) && !IsSample(path))
        .Order(StringComparer.Ordinal);

    // Built from packages, as a user's projects are.
    private static bool IsSample(string path) => Repository.Relative(path).StartsWith("samples/", StringComparison.Ordinal);

    private static bool IsTest(string path) => Repository.Relative(path).StartsWith("tests/", StringComparison.Ordinal);
}
