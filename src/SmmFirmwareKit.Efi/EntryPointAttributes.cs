// Functions that have an address, declared by what C calls their type: the generator gives each a code cell.
namespace SmmFirmwareKit.Efi;

/// <summary>What all attributes of a function with an address have in common. A function has one of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class EntryAttribute : Attribute
{
    private protected EntryAttribute()
    {
    }

    /// <summary>
    /// Number of the function's code cell in its class. It decides the address, so it is written down once and never changed or
    /// given to another function: adding one then moves no other. The only function of a class may leave it out.
    /// </summary>
    public int Ordinal { get; init; }
}

/// <summary>An entry of a known C type: a function with another signature is refused.</summary>
/// <typeparam name="TFunction">A delegate marked <see cref="FunctionTypeAttribute"/>.</typeparam>
public abstract class EntryAttribute<TFunction> : EntryAttribute
    where TFunction : Delegate
{
    private protected EntryAttribute()
    {
    }
}

/// <summary>A vector, an assembly stub, or a function whose callers agree on its type by themselves.</summary>
public sealed class EntryPointAttribute : EntryAttribute;

/// <summary>A function of any C type: <c>[EntryPoint&lt;EfiCpuInterruptHandler&gt;]</c>.</summary>
public sealed class EntryPointAttribute<TFunction> : EntryAttribute<TFunction>
    where TFunction : Delegate;

/// <summary>EFI_IMAGE_ENTRY_POINT: what the loader of a DXE or SMM driver calls.</summary>
public sealed class ImageEntryPointAttribute : EntryAttribute<EfiImageEntryPoint>;

/// <summary>EFI_PEIM_ENTRY_POINT2: what the PEI dispatcher calls.</summary>
public sealed class PeimEntryPointAttribute : EntryAttribute<EfiPeimEntryPoint2>;

/// <summary>EFI_AP_PROCEDURE: runs on processors that EFI_MP_SERVICES_PROTOCOL or SmmStartupThisAp starts.</summary>
public sealed class MpProcedureAttribute : EntryAttribute<EfiApProcedure>;

/// <summary>EFI_AP_PROCEDURE2: runs on processors that EFI_MM_MP_PROTOCOL starts; its status is kept for the caller.</summary>
public sealed class MmMpProcedureAttribute : EntryAttribute<EfiApProcedure2>;

/// <summary>EFI_EVENT_NOTIFY: called back for an event of the boot services.</summary>
public sealed class EventNotifyAttribute : EntryAttribute<EfiEventNotify>;

/// <summary>EFI_SMM_NOTIFY_FN: called back when a protocol is installed in SMM.</summary>
public sealed class SmmNotifyAttribute : EntryAttribute<EfiSmmNotifyFn>;

/// <summary>EFI_PEIM_NOTIFY_ENTRY_POINT: called back when a PPI is installed.</summary>
public sealed class PeimNotifyAttribute : EntryAttribute<EfiPeimNotifyEntryPoint>;
