// Typed function pointers: what `EFI_AP_PROCEDURE Procedure` is in C.
namespace SmmFirmwareKit.Efi;

/// <summary>The address of a function in modelled memory. The generator gives it <c>Call</c> with the parameters of <typeparamref name="TFunction"/>.</summary>
/// <typeparam name="TFunction">A delegate type marked <see cref="FunctionTypeAttribute"/>; it only describes the signature, nothing creates one.</typeparam>
/// <param name="Address">Address of the function's code; 0 is NULL.</param>
public readonly record struct FunctionPointer<TFunction>(ulong Address)
    where TFunction : Delegate
{
    /// <summary>The NULL pointer.</summary>
    public static FunctionPointer<TFunction> Null => default;

    public bool IsNull => Address == 0;

    /// <summary>Reinterprets the address: <c>(EFI_AP_PROCEDURE2)Procedure</c>.</summary>
    public FunctionPointer<TOther> As<TOther>()
        where TOther : Delegate => new(Address);

    public override string ToString() => $"0x{Address:X}";
}

/// <summary>A C function type, declared as a delegate that returns a <c>FirmwareTask</c>: its parameters travel in registers.</summary>
/// <param name="cName">The typedef in EDK2, for example <c>EFI_AP_PROCEDURE</c>.</param>
[AttributeUsage(AttributeTargets.Delegate)]
public sealed class FunctionTypeAttribute(string cName) : Attribute
{
    public string CName { get; } = cName;

    /// <summary>Where EDK2 (or the PI/UEFI specification) declares it.</summary>
    public string Source { get; init; } = "";
}
