// One or two processors, a memory of 16 KiB, and the stateless library instances bound as OVMF binds them.
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Execution.Toy;
using SmmFirmwareKit.Modules.MdeModulePkg;
using SmmFirmwareKit.Modules.MdePkg;
using SmmFirmwareKit.Modules.OvmfPkg;
using SmmFirmwareKit.Modules.UefiCpuPkg;

namespace SmmFirmwareKit.Efi.Tests;

internal sealed class LibraryMachine
{
    internal const ulong HobList = 0x2000;
    internal const ulong PcdDatabase = 0x1000;
    internal const ulong PcdInitial = 0x1800;

    internal LibraryMachine(IScheduleStrategy? strategy = null)
    {
        Toy = new ToyMachine(strategy, memorySize: 0x4000);
        Libraries.Bind<IBaseLib>(new BaseLib()).Bind<IIoLib>(new IoLib()).Bind<IBaseMemoryLib>(new BaseMemoryLib()).Bind<ITimerLib>(new AcpiTimerLib());
        Libraries.Bind<ICpuLib>(new BaseCpuLib(Libraries)).Bind<IDebugLib>(new DebugLib(Libraries)).Bind<IPciLib>(new BasePciCf8Lib(Libraries));
        Libraries.Bind<ISynchronizationLib>(new BaseSynchronizationLib(Libraries)).Bind<IHobLib>(new HobLib(Libraries, HobList));
        Libraries.Bind<IPcdLib>(new PcdLib(Libraries, PcdDatabase, PcdInitial, Pcds)).Bind<IQemuFwCfgLib>(new QemuFwCfgLib(Libraries, 0x100));
        Libraries.Bind<ILocalApicLib>(new BaseXApicX2ApicLib(Libraries));
    }

    internal ToyMachine Toy { get; }

    internal PcdValues Pcds { get; } = new();

    internal LibraryInstances Libraries { get; } = new();

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
}
