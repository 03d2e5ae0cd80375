// Handlers of software SMIs by the value written to port 0xB2. OVMF has no producer; a platform with one is the twin.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>EFI_SMM_SW_DISPATCH2_PROTOCOL, alias EFI_MM_SW_DISPATCH_PROTOCOL.</summary>
[Protocol("EFI_SMM_SW_DISPATCH2_PROTOCOL", "18A3C6DC-5EEA-48C8-A1C1-B53389F98999", GuidName = "gEfiSmmSwDispatch2ProtocolGuid", Source = "MdePkg/Include/Protocol/MmSwDispatch.h")]
public interface IEfiSmmSwDispatch2Protocol
{
    /// <summary>Stores a handle.</summary>
    FirmwareTask<EfiStatus> Register(Ptr<EfiSmmSwDispatch2Protocol> @this, FunctionPointer<EfiSmmHandlerEntryPoint2> dispatchFunction, Ptr<EfiSmmSwRegisterContext> registerContext, Ptr<ulong> dispatchHandle);

    FirmwareTask<EfiStatus> UnRegister(Ptr<EfiSmmSwDispatch2Protocol> @this, ulong dispatchHandle);

    /// <summary>The largest value that can be registered.</summary>
    ulong MaximumSwiValue { get; }
}

/// <summary>Table of <see cref="IEfiSmmSwDispatch2Protocol"/>.</summary>
public partial struct EfiSmmSwDispatch2Protocol;

/// <summary>EFI_SMM_SW_REGISTER_CONTEXT: all ones lets the producer choose.</summary>
[FirmwareStructure("EFI_SMM_SW_REGISTER_CONTEXT", Source = "MdePkg/Include/Protocol/MmSwDispatch.h")]
public partial struct EfiSmmSwRegisterContext
{
    public ulong SwSmiInputValue;
}

/// <summary>EFI_SMM_SW_CONTEXT: what a handler finds in its communication buffer.</summary>
[FirmwareStructure("EFI_SMM_SW_CONTEXT", Source = "MdePkg/Include/Protocol/MmSwDispatch.h")]
public partial struct EfiSmmSwContext
{
    /// <summary>The processor that wrote the port.</summary>
    public ulong SwSmiCpuIndex;
    public byte CommandPort;
    public byte DataPort;
}
