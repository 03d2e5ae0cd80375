// SMBASE relocation of hot-added CPUs: the BSP's side.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.OvmfPkg.CpuHotplugSmm;

/// <summary>Allocates and fills the pen, installs the first SMI handler, and leads one CPU at a time through it.</summary>
[Edk2("OvmfPkg/CpuHotplugSmm/Smbase.c")]
public sealed partial class Smbase(CpuHotplugSmmModule module) : CpuHotplugSmmPart(module)
{
    /// <summary>The last byte of the pen page says that the new CPU has left SMM.</summary>
    private const ulong SmmVacatedOffset = EfiPages.EfiPageSize - 1;

    private const int PenSizeLimit = (int)SmmVacatedOffset;
    private const ulong HighestRealModeAddress = 0xFFFFF;

    /// <summary>
    /// Reserves one page under 1 MiB, where a SIPI can point. BAD_BUFFER_SIZE: the pen would not leave its last byte free.
    /// Propagated from AllocatePages.
    /// </summary>
    public async FirmwareTask<EfiResult<ulong>> SmbaseAllocatePostSmmPen()
    {
        int penSize = CodeCell.Size;
        if (penSize > PenSizeLimit)
        {
            return EfiStatus.BadBufferSize;
        }

        return await UefiBootServicesTableLib.AllocatePages(
            EfiAllocateType.AllocateMaxAddress, EfiMemoryType.ReservedMemoryType, 1, HighestRealModeAddress);
    }

    /// <summary>Copies the pen again: the page is ordinary RAM, so the OS may have changed it since.</summary>
    public async FirmwareTask SmbaseReinstallPostSmmPen(uint penAddress) =>
        await BaseMemoryLib.CopyMem(penAddress, PostSmmPen.PenAddress, CodeCell.Size);

    /// <summary>Places the first SMI handler at 0x38000 and shuts its gate. Once: 0x30000..0x4FFFF is locked SMRAM.</summary>
    public async FirmwareTask SmbaseInstallFirstSmiHandler()
    {
        Ptr<FirstSmiHandlerContext> context = new(SmramLayout.SMM_DEFAULT_SMBASE);
        await BaseMemoryLib.CopyMem(SmramLayout.SMM_DEFAULT_SMBASE + SmramLayout.SMM_HANDLER_OFFSET, FirstSmiHandler.HandlerAddress, CodeCell.Size);
        await context.ApicIdGate.Set(ulong.MaxValue);
        await context.FeatureControl.Set(0);
    }

    /// <summary>
    /// Brings one hot-added CPU to its own SMBASE and into the pen. INVALID_PARAMETER: the SMBASE is above 4 GiB.
    /// PROTOCOL_ERROR: the gate was not shut. SUCCESS: the CPU has left SMM.
    /// </summary>
    /// <remarks>
    /// The order SMI, then INIT-SIPI-SIPI covers every case. A CPU that waits for a SIPI keeps the SMI pending and takes it
    /// before the first instruction of the pen; a CPU that the OS runs already takes the SMI at once and, in SMM, ignores the
    /// SIPI; an SMI that was pending from the broadcast is the same single pending SMI.
    /// </remarks>
    public async FirmwareTask<EfiStatus> SmbaseRelocate(ApicId apicId, ulong smbase, uint penAddress)
    {
        if (smbase > uint.MaxValue)
        {
            return EfiStatus.InvalidParameter;
        }

        Ptr<FirstSmiHandlerContext> context = new(SmramLayout.SMM_DEFAULT_SMBASE);
        Ptr<byte> smmVacated = new(penAddress + SmmVacatedOffset);
        await context.AboutToLeaveSmm.Set(0);
        await smmVacated.Value.Set(0);
        await LocalApicLib.SendSmiIpi(apicId);
        await LocalApicLib.SendInitSipiSipi(apicId, penAddress);
        await context.NewSmbase.Set((uint)smbase);
        if (await context.ApicIdGate.InterlockedCompareExchange(ulong.MaxValue, apicId.ProcessorId) != ulong.MaxValue)
        {
            return EfiStatus.ProtocolError;
        }

        // The byte in SMRAM comes first: the one in the pen can be forged by the OS.
        while (await context.AboutToLeaveSmm == 0)
        {
            await BaseLib.CpuPause();
        }

        while (await smmVacated.Value == 0)
        {
            await BaseLib.CpuPause();
        }

        return EfiStatus.Success;
    }
}
