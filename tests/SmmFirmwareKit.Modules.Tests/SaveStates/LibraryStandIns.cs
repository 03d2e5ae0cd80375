// Library classes of which MmSaveStateLib uses one member: CPUID as a test wants it, and gMmst.
using System.Reflection;
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.Tests.SaveStates;

/// <summary>BaseLib of a processor that is not the modelled one: CPUID answers from three general registers.</summary>
internal class CpuidInRegisters : DispatchProxy
{
    public const GeneralRegister Version = GeneralRegister.R12;
    public const GeneralRegister MaximumExtended = GeneralRegister.R13;
    public const GeneralRegister ExtendedFeatures = GeneralRegister.R14;

    public static IBaseLib New() => Create<IBaseLib, CpuidInRegisters>();

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Assert.Equal(nameof(IBaseLib.AsmCpuid), targetMethod?.Name);
        GeneralRegister source = ((uint)args![0]!, (CpuidRegister)args[2]!) switch
        {
            (1, CpuidRegister.Eax) => Version,
            (0x80000000, CpuidRegister.Eax) => MaximumExtended,
            (0x80000001, CpuidRegister.Edx) => ExtendedFeatures,
            _ => throw new InvalidOperationException($"CPUID leaf {args[0]:X}, register {args[2]}"),
        };
        return new Step<uint>(StepKind.ControlRead, 8, (ulong)ControlRegister.Gpr0 + (ulong)source);
    }
}

/// <summary>MmServicesTableLib with nothing behind gMmst but the table.</summary>
internal class MmstAt : DispatchProxy
{
    private ulong _pointer;

    public static IMmServicesTableLib New(ulong pointer)
    {
        IMmServicesTableLib library = Create<IMmServicesTableLib, MmstAt>();
        ((MmstAt)library)._pointer = pointer;
        return library;
    }

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Assert.Equal("get_" + nameof(IMmServicesTableLib.gMmst), targetMethod?.Name);
        return new Field<Ptr<EfiSmmSystemTable2>>(_pointer);
    }
}
