// What the bench runs instead of PEI, DXE and the SMM core.
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Modules.Tests;

[FirmwareModule("Bench/Bench.inf", ModuleTypes.Sec, EntryPoint = nameof(BenchBoot.Reset))]
[Sources(typeof(BenchBoot), typeof(BenchCore))]
[LibraryClasses(typeof(IBaseLib), typeof(IBaseMemoryLib), typeof(IHobLib), typeof(ILocalApicLib), typeof(IPcdLib), typeof(IPciLib))]
[PlatformFact<SmmBench>("Bench")]
internal sealed partial class BenchModule;
