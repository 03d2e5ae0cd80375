// SFK5004 and SFK5005: names of functions, types and files against those of EDK2.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Correspondence;

public sealed class NamesOfTwins
{
    [Theory]
    [InlineData("CpuData", "[FirmwareStructure(\"CPU_HOT_PLUG_DATA\")] public partial struct CpuData { public uint A; }", "CpuHotPlugData")]
    [InlineData("U", "[FirmwareUnion(\"IA32_APIC_BASE\")] public partial struct U { [FieldOffset(0)] public uint A; }", "Ia32ApicBase")]
    [InlineData("Procedure", "[FunctionType(\"EFI_AP_PROCEDURE\")] public delegate FirmwareTask Procedure(ulong buffer);", "EfiApProcedure")]
    [InlineData("Handler", "[Edk2(\"Pkg/SmiEntry.nasm\", Name = \"gcSmiHandlerTemplate\")] class Handler : ImagePart { }", "GcSmiHandlerTemplate")]
    [InlineData("Rendezvous", "class Part : ImagePart { [Edk2(\"Pkg/MpService.c\", Name = \"SmiRendezvous\")] public FirmwareTask Rendezvous() => default; }", "SmiRendezvous")]
    public async Task OtherName_IsReportedWithTheRightOne(string at, string source, string name)
    {
        Diagnostic found = Assert.Single(await Reported.DiagnosticsBy(new NameAnalyzer(), Compile.Tree(source)));
        Assert.Equal(["SFK5004 at " + at], Reported.Texts([found]));
        Assert.EndsWith("name it " + name, found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[FirmwareStructure(\"CPU_HOT_PLUG_DATA\")] public partial struct CpuHotPlugData { public uint A; }")]
    [InlineData("[FirmwareStructure(\"SMM_CPU_SYNC_FEATURE\")] public partial struct SMM_CPU_Sync_Feature { public uint A; }")]
    [InlineData("[Edk2(\"Pkg/SmiEntry.nasm\", Name = \"gcSmiHandlerTemplate\")] class GcSmiHandlerTemplate : ImagePart { }")]
    [InlineData("class Part : ImagePart { [Edk2(\"Pkg/MpService.c\")] public FirmwareTask F() => default; }")]
    [InlineData("class Part : ImagePart { [Edk2(\"Pkg/MpFuncs.nasm\", Name = \"AsmRelocateApLoop\")] public FirmwareTask AsmRelocateApLoop() => default; }")]
    public async Task SameName_IsNotReported(string source) => Assert.Empty(await Reported.By(new NameAnalyzer(), source));

    [Theory]
    [InlineData("Smbase.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/QemuCpuhp.c\")] class Smbase : ImagePart { }")]
    [InlineData("Relocation.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/Smbase.c\")] class Smbase : ImagePart { }")]
    [InlineData("Relocation.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/CpuHotplug.c\", Name = \"SMBASE\")] class Smbase : ImagePart { }")]
    public async Task OtherFile_IsReported(string file, string source) => Assert.Equal(["SFK5005 at Smbase"], await InFile(file, source));

    [Theory]
    [InlineData("Smbase.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/Smbase.c\")] class Smbase : ImagePart { }")]
    [InlineData("modules/OvmfPkg/CpuHotplugSmm/Smbase.Pen.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/Smbase.c\")] class Smbase : ImagePart { }")]
    [InlineData("Smbase.cs", "[Edk2(\"OvmfPkg/CpuHotplugSmm/CpuHotplug.c\", Name = \"SMBASE\")] class Smbase : ImagePart { }")]
    [InlineData("Cpuid.cs", "[Edk2(\"MdePkg/Library/BaseCpuLib/CPU_ID.c\")] class CpuId : ImagePart { }")]
    [InlineData("Any.cs", "class Smbase : ImagePart { [Edk2(\"OvmfPkg/CpuHotplugSmm/Smbase.c\")] public ulong F() => 0; }")]
    [InlineData("Any.cs", "[KitOnly(\"no twin\")] class Smbase : ImagePart { }")]
    public async Task SameFile_IsNotReported(string file, string source) => Assert.Empty(await InFile(file, source));

    [Theory]
    [InlineData("OvmfPkg/Include/FvDirectory.cs", "partial struct FvFile", "partial struct FvFiel", "FvFiel")]
    [InlineData("UefiCpuPkg/Library/MpInitLib/MpLibStructures.cs", "(\"CPU_AP_DATA\"", "(\"CPU_APS_DATA\"", "CpuApData")]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.cs", "public FirmwareTask<EfiStatus> SmmMpDispatchProcedure(", "[Edk2(\"UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.c\", Name = \"SmmMpDispatchProcedure\")]\n    public FirmwareTask<EfiStatus> SmmMpDispachProcedure(", "SmmMpDispachProcedure")]
    public async Task NameMisspelledInAModule_IsReported(string file, string from, string to, string at) =>
        Assert.Equal(["SFK5004 at " + at], await FirmwareModules.With(new NameAnalyzer(), file, (from, to)));

    [Theory]
    [InlineData("UefiCpuPkg/PiSmmCpuDxeSmm/SmmMp.cs", "PiSmmCpuDxeSmm/SmmMp.c\"", "PiSmmCpuDxeSmm/SmmMpPerf.c\"", "SFK5005 at SmmMp")]
    [InlineData("OvmfPkg/CpuHotplugSmm/Smbase.cs", "class Smbase(", "class SmBaseRelocation(", "SFK5005 at SmBaseRelocation SFK5005 at SmBaseRelocation")]
    public async Task FileMisspelledInAModule_IsReported(string file, string from, string to, string at) =>
        Assert.Equal(at, string.Join(' ', await FirmwareModules.With(new FileAnalyzer(), file, (from, to))));

    private static async Task<string[]> InFile(string file, string source) => Reported.Texts(await Reported.DiagnosticsBy(new FileAnalyzer(), Compile.Tree(source, file)));
}
