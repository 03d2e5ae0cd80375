// An SMM driver: takes a sample at each software SMI 0x77 and calls back when it is too hot.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace FirstModule;

/// <summary>ThermalSmm.c.</summary>
[KitOnly("the sample of docs/first-module.md")]
public sealed partial class ThermalSmm(ThermalSmmModule module) : ImagePart
{
    /// <summary>Value at port 0xB2 that takes a sample.</summary>
    public const byte SampleCommand = 0x77;

    private const uint FirstCelsius = 84;
    private const uint TooHot = 85;

    /// <summary>THERMAL_RECORD mRecord, in SMRAM.</summary>
    [Global] public partial Field<ThermalRecord> mRecord { get; }

    [Global] private partial Field<ThermalProtocol> mThermal { get; }

    [Global] private partial Field<FunctionPointer<ThermalNotify>> mNotify { get; }

    /// <summary>Installs the protocol and registers the handler. Propagated from MmInstallProtocolInterface, MmLocateProtocol, Notify, MmiHandlerRegister.</summary>
    [ImageEntryPoint(Ordinal = 0)]
    public async FirmwareTask<EfiStatus> ThermalSmmEntryPoint(ulong imageHandle, ulong systemTable)
    {
        await Fill(mThermal);
        (EfiStatus status, _) = await MmServicesTableLib.MmInstallProtocolInterface(mThermal.Pointer);
        if (status.IsError())
        {
            return status;
        }

        // As another driver would: by GUID, through the table in SMRAM.
        (status, Ptr<ThermalProtocol> thermal) = await MmServicesTableLib.MmLocateProtocol<ThermalProtocol>();
        if (status.IsError())
        {
            return status;
        }

        status = await thermal.Notify(WarnPointer);
        return status.IsError() ? status : await RegisterSmiHandlers(MmServicesTableLib, Ptr<ulong>.Null);
    }

    /// <summary>Root MMI handler. WARN_INTERRUPT_SOURCE_QUIESCED: another command. Propagated from Sample.</summary>
    [SoftwareSmi(SampleCommand, Ordinal = 1)]
    public async FirmwareTask<EfiStatus> SampleHandler(ulong dispatchHandle, ulong context, ulong commBuffer, Ptr<ulong> commBufferSize)
    {
        if (await IoLib.IoRead8(Q35MchIch9.ICH9_APM_CNT) != SampleCommand)
        {
            return EfiStatus.WarnInterruptSourceQuiesced;
        }

        Ptr<ThermalRecord> record = mRecord.Pointer;
        return await mThermal.Pointer.Sample(FirstCelsius + (uint)await record.Count);
    }

    /// <summary>Keeps a sample. Too hot: calls back. Propagated from mNotify.</summary>
    [EntryPoint(Ordinal = 2), Implements<IThermalProtocol>]
    public async FirmwareTask<EfiStatus> Sample(Ptr<ThermalProtocol> @this, uint celsius)
    {
        Ptr<ThermalRecord> record = mRecord.Pointer;
        await record.Count.Set(await record.Count + 1);
        await record.Last.Celsius.Set(celsius);
        await record.Last.Valid.Set(1);
        FunctionPointer<ThermalNotify> notify = await mNotify;
        return celsius < TooHot || notify.IsNull ? EfiStatus.Success : await notify.Call(celsius);
    }

    /// <summary>Keeps the callback. SUCCESS.</summary>
    [EntryPoint(Ordinal = 3), Implements<IThermalProtocol>]
    public async FirmwareTask<EfiStatus> Notify(Ptr<ThermalProtocol> @this, FunctionPointer<ThermalNotify> notify)
    {
        await mNotify.Set(notify);
        return EfiStatus.Success;
    }

    /// <summary>THERMAL_NOTIFY: counts the warning. SUCCESS.</summary>
    [EntryPoint<ThermalNotify>(Ordinal = 4)]
    public async FirmwareTask<EfiStatus> Warn(uint celsius)
    {
        Ptr<ThermalRecord> record = mRecord.Pointer;
        await record.Warnings.Set(await record.Warnings + 1);
        return EfiStatus.Success;
    }
}
