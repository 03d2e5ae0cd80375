// EFI_SMM_CPU_PROTOCOL: registers of interrupted CPUs.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.UefiCpuPkg.PiSmmCpuDxeSmm;

public sealed partial class PiSmmCpuCommon
{
    /// <summary>
    /// ReadSaveState. INVALID_PARAMETER: no such CPU, no buffer, a CPU that is not in this SMI, or a PROCESSOR_ID that is not
    /// eight bytes wide. NOT_FOUND: PROCESSOR_ID of a CPU that is not in this SMI. Propagated from MmSaveStateReadRegister.
    /// </summary>
    [EntryPoint(Ordinal = 1)]
    [Implements<IEfiSmmCpuProtocol>(nameof(IEfiSmmCpuProtocol.ReadSaveState))]
    public async FirmwareTask<EfiStatus> SmmReadSaveState(Ptr<EfiSmmCpuProtocol> @this, ulong width, EfiMmSaveStateRegister register, CpuIndex cpuIndex, ulong buffer)
    {
        if (!await IsValidAccess(cpuIndex, buffer))
        {
            return EfiStatus.InvalidParameter;
        }

        await BaseLib.SpeculationBarrier();
        bool present = await MpService.IsPresent(cpuIndex.Value);
        if (register == EfiMmSaveStateRegister.ProcessorId)
        {
            return await ReadProcessorId(width, cpuIndex, buffer, present);
        }

        return present ? await MmSaveStateLib.MmSaveStateReadRegister(cpuIndex, register, width, buffer) : EfiStatus.InvalidParameter;
    }

    /// <summary>
    /// WriteSaveState. INVALID_PARAMETER: no such CPU, no buffer, or a CPU that is not in this SMI. PROCESSOR_ID: SUCCESS
    /// without effect. Propagated from MmSaveStateWriteRegister.
    /// </summary>
    [EntryPoint(Ordinal = 2)]
    [Implements<IEfiSmmCpuProtocol>(nameof(IEfiSmmCpuProtocol.WriteSaveState))]
    public async FirmwareTask<EfiStatus> SmmWriteSaveState(Ptr<EfiSmmCpuProtocol> @this, ulong width, EfiMmSaveStateRegister register, CpuIndex cpuIndex, ulong buffer)
    {
        if (!await IsValidAccess(cpuIndex, buffer))
        {
            return EfiStatus.InvalidParameter;
        }

        if (register == EfiMmSaveStateRegister.ProcessorId)
        {
            return EfiStatus.Success;
        }

        return await MpService.IsPresent(cpuIndex.Value)
            ? await MmSaveStateLib.MmSaveStateWriteRegister(cpuIndex, register, width, buffer)
            : EfiStatus.InvalidParameter;
    }

    private async FirmwareTask<bool> IsValidAccess(CpuIndex cpuIndex, ulong buffer) =>
        buffer != 0 && cpuIndex.Value < await (await MmServicesTableLib.gMmst).NumberOfCpus;

    private async FirmwareTask<EfiStatus> ReadProcessorId(ulong width, CpuIndex cpuIndex, ulong buffer, bool present)
    {
        if (width != sizeof(ulong))
        {
            return EfiStatus.InvalidParameter;
        }

        if (!present)
        {
            return EfiStatus.NotFound;
        }

        ulong processorId = await (await gSmmCpuPrivate.ProcessorInfo + cpuIndex.Value).ProcessorId;
        await new Ptr<ulong>(buffer).Value.Set(processorId);
        return EfiStatus.Success;
    }
}
