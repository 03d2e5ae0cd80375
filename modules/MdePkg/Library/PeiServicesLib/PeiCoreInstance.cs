// The PEI core's data: boot mode, memory, PPIs and notifications, in RAM where an attacker could reach it.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Modules.OvmfPkg;

namespace SmmFirmwareKit.Modules.MdePkg.Library.PeiServicesLib;

/// <summary>PEI_CORE_INSTANCE, the members the kit needs (MdeModulePkg/Core/Pei/PeiMain.h).</summary>
[FirmwareStructure("PEI_CORE_INSTANCE", Source = "MdeModulePkg/Core/Pei/PeiMain.h")]
public partial struct PeiCoreInstance
{
    /// <summary>PEI_CORE_HANDLE_SIGNATURE, 'PeiC'.</summary>
    public const ulong HandleSignature = 0x43696550;

    /// <summary>PPIs and notifications there is room for.</summary>
    public const uint MaxEntries = 64;

    public ulong Signature;
    public EfiBootMode BootMode;
    public uint PpiCount;
    public uint NotifyCount;

    /// <summary>SwitchStackSignal: permanent memory was announced, but PEI does not use it yet.</summary>
    public bool SwitchStackSignal;
    public ulong PhysicalMemoryBegin;
    public ulong PhysicalMemoryLength;

    /// <summary>The one instance.</summary>
    public static Ptr<PeiCoreInstance> Private => new(OvmfMemoryMap.PeiCoreInstance);
}

/// <summary>
/// An entry of the PPI list (Ppi is the interface) or of the notify list (Ppi is the function). C keeps a pointer to the
/// descriptor; here these are the descriptor's members.
/// </summary>
[FirmwareStructure("PEI_PPI_LIST_POINTERS", Source = "MdeModulePkg/Core/Pei/PeiMain.h")]
public partial struct PeiPpiListPointers
{
    public EfiGuid Guid;
    public ulong Ppi;
}

/// <summary>The two lists behind <see cref="PeiCoreInstance"/>.</summary>
public static class PeiCoreInstanceLists
{
    private const ulong PpiListOffset = 0x100;
    private const ulong NotifyListOffset = PpiListOffset + (PeiCoreInstance.MaxEntries * (ulong)PeiPpiListPointers.SizeOf);

    extension(Ptr<PeiCoreInstance> instance)
    {
        /// <summary>PpiData.PpiList.</summary>
        public Ptr<PeiPpiListPointers> PpiList => new(instance.Address + PpiListOffset);

        /// <summary>PpiData.CallbackNotifyList.</summary>
        public Ptr<PeiPpiListPointers> NotifyList => new(instance.Address + NotifyListOffset);
    }
}
