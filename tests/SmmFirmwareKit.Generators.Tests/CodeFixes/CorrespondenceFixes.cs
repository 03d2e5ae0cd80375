// Fixes of the correspondence with EDK2: SFK5001, SFK5003, SFK5004.
using SmmFirmwareKit.CodeFixes.Correspondence;

namespace SmmFirmwareKit.Generators.Tests.CodeFixes;

public sealed class CorrespondenceFixes
{
    [Theory]
    [InlineData("modules/UefiCpuPkg/PiSmmCpuDxeSmm/MpService.cs", "UefiCpuPkg/PiSmmCpuDxeSmm/MpService.c")]
    [InlineData("C:\\work\\modules\\OvmfPkg\\CpuHotplugSmm\\MpService.Ap.cs", "OvmfPkg/CpuHotplugSmm/MpService.c")]
    public async Task Class_IsMarkedWithTheFileItMirrors(string file, string twin) => await FixVerifier.Fixes(
        new StateSourceFix(),
        "SFK5001",
        "/// <summary>Rendezvous.</summary>\nsealed class MpService : ImagePart\n{\n    public FirmwareTask F() => default;\n\n    public ulong G() => 0;\n}\n",
        $"/// <summary>Rendezvous.</summary>\n[Edk2(\"{twin}\")]\nsealed class MpService : ImagePart\n{{\n    public FirmwareTask F() => default;\n\n    public ulong G() => 0;\n}}\n",
        file);

    [Fact]
    public async Task MarkedClass_KeepsItsOtherAttributes() => await FixVerifier.Fixes(
        new StateSourceFix(),
        "SFK5001",
        "[Obsolete]\nclass A : ImagePart { public ulong F() => 0; }\nstatic class Outer\n{\n    // inner\n    sealed class B : ImagePart { public ulong F() => 0; }\n}\n",
        "[Edk2(\"MdePkg/A.c\")]\n[Obsolete]\nclass A : ImagePart { public ulong F() => 0; }\nstatic class Outer\n{\n    // inner\n    [Edk2(\"MdePkg/A.c\")]\n    sealed class B : ImagePart { public ulong F() => 0; }\n}\n",
        "MdePkg/A.cs");

    [Fact]
    public async Task ClassOutsideAPackage_IsLeftToTheAuthor() => await FixVerifier.IsNotOffered(
        new StateSourceFix(), "SFK5001", "class Part : ImagePart { public ulong F() => 0; }", "modules/Os/Part.cs");

    [Theory]
    [InlineData("    /// <summary>Does it.</summary>\n", "    /// <summary>Does it. ABORTED. NOT_FOUND. Propagated from G.</summary>\n")]
    [InlineData("    /// <summary>\n    /// Does it.\n    /// </summary>\n    /// <param name=\"x\">X.</param>\n", "    /// <summary>\n    /// Does it.\n    /// ABORTED.\n    /// NOT_FOUND.\n    /// Propagated from G.\n    /// </summary>\n    /// <param name=\"x\">X.</param>\n")]
    [InlineData("", "    /// <summary>ABORTED. NOT_FOUND. Propagated from G.</summary>\n")]
    [InlineData("    // Why.\n", "    // Why.\n    /// <summary>ABORTED. NOT_FOUND. Propagated from G.</summary>\n")]
    [InlineData("    /// <summary>Propagated from Other.H. Does it: ABORTED.</summary>\n", "    /// <summary>Propagated from Other.H, G. Does it: ABORTED. NOT_FOUND.</summary>\n")]
    public async Task Statuses_AreDocumented(string before, string after) => await FixVerifier.Fixes(new DocumentStatusFix(), "SFK5003", Returning(before), Returning(after));

    [Fact]
    public async Task Names_BecomeThoseOfTheTwins() => await FixVerifier.Fixes(
        new RenameToTwinFix(),
        "SFK5004",
        "[FirmwareStructure(\"CPU_HOT_PLUG_DATA\")] public partial struct HotPlug { public uint A; }\nclass Part : ImagePart\n{\n    [Edk2(\"Pkg/Part.c\", Name = \"FindProcessor\")] public ulong Find(HotPlug data) => data.A;\n    public ulong Twice(HotPlug data) => Find(data) + Find(data);\n}\n",
        "[FirmwareStructure(\"CPU_HOT_PLUG_DATA\")] public partial struct CpuHotPlugData { public uint A; }\nclass Part : ImagePart\n{\n    [Edk2(\"Pkg/Part.c\", Name = \"FindProcessor\")] public ulong FindProcessor(CpuHotPlugData data) => data.A;\n    public ulong Twice(CpuHotPlugData data) => FindProcessor(data) + FindProcessor(data);\n}\n");

    private static string Returning(string comment) =>
        "[Edk2(\"Pkg/Part.c\")]\nclass Part : ImagePart\n{\n" + comment
        + $"    public EfiStatus F(ulong x) => x switch {{ 0 => EfiStatus.NotFound, 1 => EfiStatus.Aborted, 2 => {(comment.Contains("Other.H", StringComparison.Ordinal) ? "Other.H(x)" : "default")}, _ => G(x) }};\n\n"
        + "    /// <summary>TIMEOUT.</summary>\n    public EfiStatus G(ulong x) => EfiStatus.Timeout;\n}\nstatic class Other { public static EfiStatus H(ulong x) => EfiStatus.Timeout; }\n";
}
