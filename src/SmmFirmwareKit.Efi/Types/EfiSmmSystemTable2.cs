// The table through which SMM drivers reach the SMM core.
namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_SYSTEM_TABLE2, alias EFI_MM_SYSTEM_TABLE (MdePkg/Include/Pi/PiSmmCis.h), 0xF0 bytes.</summary>
[FirmwareStructure("EFI_SMM_SYSTEM_TABLE2", Source = "MdePkg/Include/Pi/PiSmmCis.h")]
public partial struct EfiSmmSystemTable2
{
    /// <summary>SMM_SMST_SIGNATURE: 'SMST'.</summary>
    public const uint SmmSmstSignature = 0x54534D53;

    public EfiTableHeader Hdr;
    public ulong SmmFirmwareVendor;
    public uint SmmFirmwareRevision;
    public ulong SmmInstallConfigurationTable;
    public EfiMmCpuIoProtocol SmmIo;

    /// <summary>(EFI_MEMORY_TYPE, UINTN Size, OUT VOID **Buffer).</summary>
    public ulong SmmAllocatePool;

    /// <summary>(VOID *Buffer).</summary>
    public ulong SmmFreePool;

    /// <summary>(EFI_ALLOCATE_TYPE, EFI_MEMORY_TYPE, UINTN Pages, IN OUT EFI_PHYSICAL_ADDRESS *Memory).</summary>
    public ulong SmmAllocatePages;

    /// <summary>(EFI_PHYSICAL_ADDRESS Memory, UINTN Pages).</summary>
    public ulong SmmFreePages;

    public FunctionPointer<EfiSmmStartupThisAp> SmmStartupThisAp;
    public ulong CurrentlyExecutingCpu;
    public ulong NumberOfCpus;

    /// <summary>UINTN *: size of each save state.</summary>
    public ulong CpuSaveStateSize;

    /// <summary>VOID **: address of each save state.</summary>
    public ulong CpuSaveState;
    public ulong NumberOfTableEntries;
    public ulong SmmConfigurationTable;

    /// <summary>(IN OUT EFI_HANDLE *Handle, EFI_GUID *Protocol, EFI_INTERFACE_TYPE, VOID *Interface).</summary>
    public ulong SmmInstallProtocolInterface;

    /// <summary>(EFI_HANDLE Handle, EFI_GUID *Protocol, VOID *Interface).</summary>
    public ulong SmmUninstallProtocolInterface;

    /// <summary>(EFI_HANDLE Handle, EFI_GUID *Protocol, OUT VOID **Interface).</summary>
    public ulong SmmHandleProtocol;

    /// <summary>(EFI_GUID *Protocol, EFI_SMM_NOTIFY_FN Function, OUT VOID **Registration).</summary>
    public ulong SmmRegisterProtocolNotify;
    public ulong SmmLocateHandle;

    /// <summary>(EFI_GUID *Protocol, VOID *Registration, OUT VOID **Interface).</summary>
    public ulong SmmLocateProtocol;

    /// <summary>(EFI_GUID *HandlerType, VOID *Context, IN OUT VOID *CommBuffer, IN OUT UINTN *CommBufferSize).</summary>
    public ulong SmiManage;

    /// <summary>(EFI_SMM_HANDLER_ENTRY_POINT2 Handler, EFI_GUID *HandlerType, OUT EFI_HANDLE *DispatchHandle).</summary>
    public ulong SmiHandlerRegister;

    /// <summary>(EFI_HANDLE DispatchHandle).</summary>
    public ulong SmiHandlerUnRegister;
}
