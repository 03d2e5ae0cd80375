// One or two processors, a memory of 16 KiB, and the stateless library instances bound as OVMF binds them.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg;

namespace SmmFirmwareKit.Efi.Tests;

/// <summary>A host application: library instances without an image around them.</summary>
[Platform("LibraryMachine.dsc")]
[LibraryClass<IBaseLib, BaseLib>]
[LibraryClass<IBaseMemoryLib, BaseMemoryLib>]
[LibraryClass<ICpuLib, BaseCpuLib>]
[LibraryClass<IDebugLib, DebugLib>(nameof(DebugPrintErrorLevel))]
[LibraryClass<IHobLib, HobLib>(nameof(HobList))]
[LibraryClass<IIoLib, IoLib>]
[LibraryClass<ILocalApicLib, BaseXApicX2ApicLib>]
[LibraryClass<IPcdLib, PcdLib>(nameof(PcdDatabase), nameof(PcdInitial), nameof(Pcds))]
[LibraryClass<IPciLib, BasePciCf8Lib>]
[LibraryClass<IQemuFwCfgLib, QemuFwCfgLib>(nameof(FwCfgDmaAccess))]
[LibraryClass<ISynchronizationLib, BaseSynchronizationLib>]
[LibraryClass<ITimerLib, AcpiTimerLib>]
[LibraryClasses(
    typeof(IBaseMemoryLib),
    typeof(IDebugLib),
    typeof(IHobLib),
    typeof(ILocalApicLib),
    typeof(IPcdLib),
    typeof(IPciLib),
    typeof(IQemuFwCfgLib),
    typeof(ISynchronizationLib),
    typeof(ITimerLib))]
internal sealed partial class LibraryMachine : FirmwarePlatform
{
    internal const ulong HobList = 0x2000;
    internal const ulong PcdDatabase = 0x1000;
    internal const ulong PcdInitial = 0x1800;

    private const ulong FwCfgDmaAccess = 0x100;
    private const uint DebugPrintErrorLevel = 0;

    internal LibraryMachine(IScheduleStrategy? strategy = null)
    {
        Toy = new ToyMachine(strategy, memorySize: 0x4000);
        Compose();
    }

    internal ToyMachine Toy { get; }

    internal PcdValues Pcds { get; } = new();

    internal LibraryAgent Add(Func<FirmwareTask<ulong>> program)
    {
        LibraryAgent agent = new($"CPU {Toy.Scheduler.Agents.Count}", Toy.Memory, new ToyFunctions(_ => program()));
        Toy.Scheduler.Add(agent);
        return agent;
    }

    /// <summary>Runs until nothing more happens; a spin that never ends runs into the limit.</summary>
    internal void Run(ulong steps = 100_000)
    {
        Toy.Scheduler.Run(steps);
        Assert.All(Toy.Scheduler.Agents, agent => Assert.Equal(Activity.Absent, agent.Activity));
    }

    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride) =>
        Assert.Fail($"{image.Name}: this platform has no components");
}
