// Behaviours are documented as they are declared, and everything they refer to exists.
using SmmFirmwareKit.Documentation.Tests.Behaviours;
using SmmFirmwareKit.Documentation.Tests.Pages;
using SmmFirmwareKit.Hardware;
using SmmFirmwareKit.Hardware.Tests.Processors;

namespace SmmFirmwareKit.Documentation.Tests;

public sealed class Behaviours_Documented
{
    private static readonly Lazy<Referenced> s_referenced = new(() => new Referenced());

    // Types, storage and wiring: nothing that software could see is decided in them.
    private static readonly string[] s_withoutRules =
    [
        "Chipset/AddressMap.cs", "Chipset/ChipsetConfiguration.cs", "Chipset/CpuSlot.cs", "Chipset/Device.cs", "Chipset/FwCfgItem.cs",
        "Chipset/IChipsetOutputs.cs", "Chipset/MemoryTarget.cs", "Chipset/SmramState.cs", "Memory/MemoryBus.cs", "Memory/PhysicalMemory.cs",
        "Memory/TranslationCache.cs", "Processor/EventOrder.cs", "Processor/Processor.cs", "Processor/ProcessorMode.cs",
        "Processor/ProcessorState.cs", "Processor/SegmentRegister.cs",
    ];

    public static TheoryData<string> Areas() => [.. ModelledBehaviours.All.Select(area => area.Title)];

    [Fact]
    public void Page_IsCurrent() => CommittedPage.Verify("registers/" + BehavioursPage.File, new BehavioursPage(ModelledBehaviours.All).ToString());

    [Theory]
    [MemberData(nameof(Areas))]
    public void Evidence_Exists(string area)
    {
        foreach (Behaviour behaviour in ModelledBehaviours.All.Single(candidate => string.Equals(candidate.Title, area, StringComparison.Ordinal)).Behaviours)
        {
            string[] missing = [.. behaviour.Evidence.Where(reference => !reference.Exists(s_referenced.Value)).Select(reference => reference.ToString())];
            Assert.True(missing.Length == 0, $"'{behaviour.Name}' refers to what does not exist: {string.Join("; ", missing)}");
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Model_IsAFile(string area) => Assert.All(
        ModelledBehaviours.All.Single(candidate => string.Equals(candidate.Title, area, StringComparison.Ordinal)).Behaviours,
        behaviour => Assert.True(File.Exists(Path.Combine(Repository.Root(), "src", "SmmFirmwareKit.Hardware", behaviour.Model)), $"'{behaviour.Name}': there is no {behaviour.Model}"));

    /// <summary>A new file declares registers, has a behaviour in these lists, or decides nothing.</summary>
    [Fact]
    public void EveryFileOfTheModel_HasItsRules()
    {
        string folder = Path.Combine(Repository.Root(), "src", "SmmFirmwareKit.Hardware");
        string[] files = [.. new[] { "Chipset", "Memory", "Processor" }.SelectMany(part => Directory.GetFiles(Path.Combine(folder, part), "*.cs").Select(path => $"{part}/{Path.GetFileName(path)}")).Order(StringComparer.Ordinal)];
        HashSet<string> named = ModelledBehaviours.All.SelectMany(area => area.Behaviours).Select(behaviour => behaviour.Model).ToHashSet(StringComparer.Ordinal);
        string[] forgotten = [.. files.Except(s_withoutRules, StringComparer.Ordinal).Where(file => !named.Contains(file) && !File.ReadAllText(Path.Combine(folder, file)).Contains("[Register(", StringComparison.Ordinal))];
        string[] listedInVain = [.. s_withoutRules.Where(file => named.Contains(file) || !files.Contains(file, StringComparer.Ordinal))];
        Assert.True(forgotten.Length == 0, $"no behaviour names {string.Join(", ", forgotten)}: add what it does to the lists in Behaviours/");
        Assert.Empty(listedInVain);
    }

    [Fact]
    public void Names_AreUnique()
    {
        string[] names = [.. ModelledBehaviours.All.SelectMany(area => area.Behaviours).Select(behaviour => behaviour.Name)];
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names, StringComparer.Ordinal);
    }

    [Fact]
    public void Profiles_AreTheModels() => Assert.Equal(
        EventOrder.All.Select(order => order.Name).Order(StringComparer.Ordinal),
        ModelledBehaviours.All.SelectMany(area => area.Behaviours).Select(behaviour => behaviour.Profile).Where(profile => profile.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public void WhatDoesNotExist_IsNoEvidence()
    {
        Reference[] invented =
        [
            Standing.Recording("mch_99"),
            Standing.Recording("mch_07_f_smbase", "no such heading"),
            Standing.Stock("no such row"),
            Standing.HardwareOrder("no such row"),
            Standing.BootImage("no such row"),
            Standing.View("SMRAM=ff"),
            Standing.SaveState("vm86"),
            Standing.Live("usb"),
            Standing.Ovmf("no such value"),
            Standing.HotAdd("hotadd-9-of-8.txt"),
            Standing.OnPurpose("no such place"),
            Standing.Test<Event_Latched>("NoSuchTest"),
            Standing.Test<Event_Latched>(nameof(ToString)),
        ];
        Assert.All(invented, reference => Assert.False(reference.Exists(s_referenced.Value), $"{reference} should not exist"));
    }
}
