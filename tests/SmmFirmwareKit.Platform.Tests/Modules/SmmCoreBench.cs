// The SMM core alone, with scripted SMI handlers.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;
using SmmFirmwareKit.Modules.MdeModulePkg.Core.PiSmmCore;
using SmmFirmwareKit.Modules.MdePkg.Library.SmmMemLib;

namespace SmmFirmwareKit.Platform.Tests.Modules;

internal sealed class SmmCoreBench
{
    internal const ulong Smram = 0x10000000;
    internal const ulong SmramSize = 0x00200000;
    internal const ulong PrivateData = 0x00200000;
    internal static readonly EfiGuid Message = EfiGuid.Parse("11111111-2222-3333-4444-555555555555");

    private const ulong SmramRanges = 0x00201000;
    private const ulong EntryContext = 0x00202000;
    private const ulong GuidScratch = 0x00203000;

    internal SmmCoreFirmware Bench { get; } = new();

    internal DxeCoreModule DxeCore => Bench.DxeCore;

    internal PiSmmCoreModule Core => Bench.PiSmmCore;

    internal FirmwareImage CoreImage => Core.PiSmmCore.Image;

    internal ScriptedHandlers Handlers => Bench.Handlers;

    internal ISmmServicesTableLib Services => Bench.SmmServicesTableLib;

    internal Ptr<SmmCorePrivateData> Private => new(PrivateData);

    /// <summary>Runs a body after the core's entry point.</summary>
    internal void Run(Func<FirmwareTask> body) => Bench.Run(() => AfterEntry(body));

    internal async FirmwareTask AfterEntry(Func<FirmwareTask> body)
    {
        IHobLib hobs = Bench.HobLib;
        await hobs.CreateHobList(EfiBootMode.BootWithFullConfiguration, 0x100000, 0x0FF00000);
        await DxeCore.Page.CoreInitializeMemoryServices();
        await new Field<EfiSmramDescriptor>(SmramRanges).Set(new EfiSmramDescriptor { PhysicalStart = Smram, CpuStart = Smram, PhysicalSize = SmramSize });
        await Private.SmramRangeCount.Set(1);
        await Private.SmramRanges.Set(new Ptr<EfiSmramDescriptor>(SmramRanges));
        await Private.PiSmmCoreImageBase.Set(CoreImage.ImageBase);
        await Private.PiSmmCoreImageSize.Set((ulong)CoreImage.Size);
        Assert.Equal(EfiStatus.Success, await ModuleBench.CallAt(Core.EntryPoint, CallArguments.Of(PrivateData)));
        await body();
    }

    /// <summary>SMST.SmiManage; NULL for the root handlers.</summary>
    internal async FirmwareTask<EfiStatus> SmiManage(EfiGuid? type)
    {
        await new Field<EfiGuid>(GuidScratch).Set(type ?? default);
        Ptr<EfiSmmSystemTable2> smst = await Services.gSmst;
        return await ModuleBench.CallAt(await smst.SmiManage, CallArguments.Of(type is null ? 0 : GuidScratch));
    }

    internal async FirmwareTask SmmEntryPoint()
    {
        FunctionPointer<EfiSmmEntryPoint> smmEntryPoint = await Private.SmmEntryPoint;
        await smmEntryPoint.Call(new Ptr<EfiSmmEntryContext>(EntryContext));
    }
}

/// <summary>The SMM core in its SMRAM, and the handlers.</summary>
[Platform("SmmCoreBench.dsc")]
[LibraryClass<IMmServicesTableLib, PiSmmCoreSmmServicesTableLib>]
[LibraryClass<ISmmServicesTableLib, PiSmmCoreSmmServicesTableLib>]
[LibraryClass<SmmMemLib, SmmMemLib>(Component = typeof(PiSmmCoreModule))]
[LibraryClasses(typeof(ISmmServicesTableLib))]
[Component<PiSmmCoreModule>]
internal sealed partial class SmmCoreFirmware : ModuleBench
{
    internal SmmCoreFirmware() => Handlers = AddPart("Handlers", new ScriptedHandlers(), 0x00D00000);

    internal ScriptedHandlers Handlers { get; }

    protected override void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride)
    {
        if (moduleType == ModuleTypes.SmmCore)
        {
            Load(image, SmmCoreBench.Smram + 0x10000);
            return;
        }

        base.Place(image, module, moduleType, ruleOverride);
    }
}

/// <summary>Four SMI handlers whose return values a test chooses, and which count their calls.</summary>
internal sealed partial class ScriptedHandlers : ImagePart
{
    [Global(Length = 4)] internal partial Ptr<EfiStatus> Returns { get; }

    [Global(Length = 4)] internal partial Ptr<uint> Calls { get; }

    /// <summary>Dispatch handles that handler 3 withdraws when it runs.</summary>
    [Global(Length = 2)] internal partial Ptr<ulong> Withdrawn { get; }

    [Global] internal partial Field<ulong> UnRegister { get; }

    internal ulong AddressOf(int handler) => handler switch
    {
        0 => Handler0Address,
        1 => Handler1Address,
        2 => Handler2Address,
        _ => Handler3Address,
    };

    [SmiHandler(Ordinal = 0)]
    public FirmwareTask<EfiStatus> Handler0(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => Answer(0);

    [SmiHandler(Ordinal = 1)]
    public FirmwareTask<EfiStatus> Handler1(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => Answer(1);

    [SmiHandler(Ordinal = 2)]
    public FirmwareTask<EfiStatus> Handler2(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize) => Answer(2);

    [SmiHandler(Ordinal = 3)]
    public async FirmwareTask<EfiStatus> Handler3(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        await Call(await UnRegister, CallArguments.Of(await Withdrawn[0]));
        await Call(await UnRegister, CallArguments.Of(await Withdrawn[1]));
        return await Answer(3);
    }

    private async FirmwareTask<EfiStatus> Answer(ulong handler)
    {
        await Calls[handler].Set(await Calls[handler] + 1);
        return await Returns[handler];
    }
}
