// SFK4008: an APIC id where a CPU index belongs, and the other way round.
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Tests.InProcess;

namespace SmmFirmwareKit.Generators.Tests.Concurrency;

public sealed class ApicIdsAndIndexes
{
    [Theory]
    [InlineData("id.Value", "CpuIndex F(ApicId id) => new CpuIndex(id.Value);")]
    [InlineData("id.ProcessorId", "CpuIndex F(ApicId id) => (CpuIndex)id.ProcessorId;")]
    [InlineData("(uint)id", "CpuIndex F(ApicId id) => new((uint)id);")]
    [InlineData("(uint)index.Value", "ApicId F(CpuIndex index) => new((uint)index.Value);")]
    [InlineData("index.Value", "ApicId F(CpuIndex index) => ApicId.FromProcessorId(index.Value);")]
    [InlineData("cpuIndex", "ApicId F(uint cpuIndex) => new(cpuIndex);")]
    [InlineData("apicId.ProcessorId", "Field<uint> F(Ptr<uint> table, ApicId apicId) => table[apicId.ProcessorId];")]
    [InlineData("apicId", "Ptr<uint> F(Ptr<uint> table, ulong apicId) => table + apicId;")]
    [InlineData("await info.ProcessorId", "async FirmwareTask<CpuIndex> F(Ptr<Information> info) => new(await info.ProcessorId);")]
    [InlineData("id.Value", "bool F(ApicId id, CpuIndex index) => id.Value == index.Value;")]
    [InlineData("apicId", "bool F(ulong apicId, ulong cpuIndex) => cpuIndex < apicId;")]
    public async Task Confusion_IsReported(string at, string member) =>
        Assert.Equal(["SFK4008 at " + at], await Reported.By(new ApicIdAnalyzer(), Part(member)));

    [Theory]
    [InlineData("ApicId F(ulong apicId) => ApicId.FromProcessorId(apicId);")]
    [InlineData("CpuIndex F(ulong index) => new(index);")]
    [InlineData("bool F(ApicId id, ulong processorId) => id.ProcessorId == processorId;")]
    [InlineData("Field<uint> F(Ptr<uint> table, CpuIndex index) => table[index.Value];")]
    [InlineData("async FirmwareTask<bool> F(Ptr<Information> info, ApicId id) => await info.ProcessorId == id.ProcessorId;")]
    [InlineData("bool F(ulong apicId) => apicId == ApicId.InvalidApicId;")]
    public async Task ProperUse_IsNotReported(string member) =>
        Assert.Empty(await Reported.By(new ApicIdAnalyzer(), Part(member)));

    [Theory]
    [InlineData("await FillSlot(new CpuIndex(index), processorId);", "await FillSlot(new CpuIndex((await LocalApicLib.GetApicId()).Value), processorId);", "(await LocalApicLib.GetApicId()).Value")]
    [InlineData("await FillSlot(new CpuIndex(index), processorId);", "await FillSlot(new CpuIndex(await (await InfoOf(new CpuIndex(index))).ProcessorId), processorId);", "await (await InfoOf(new CpuIndex(index))).ProcessorId")]
    public async Task IdAsSlotInAModule_IsReported(string from, string to, string at) =>
        Assert.Equal(["SFK4008 at " + at], await FirmwareModules.With(new ApicIdAnalyzer(), "UefiCpuPkg/PiSmmCpuDxeSmm/CpuService.cs", (from, to)));

    private static string Part(string member) =>
        "[FirmwareStructure(\"I\")] public partial struct Information { public ulong ProcessorId; } class Part : ImagePart { " + member + " }";
}
