// Metadata names of the declarations the generators read and the types they refer to.
namespace SmmFirmwareKit.Generators;

internal static class KitNames
{
    private const string Efi = "SmmFirmwareKit.Efi.";
    private const string Hardware = "SmmFirmwareKit.Hardware.";

    public const string FirmwareStructure = Efi + "FirmwareStructureAttribute";
    public const string FirmwareUnion = Efi + "FirmwareUnionAttribute";
    public const string Anonymous = Efi + "AnonymousAttribute";
    public const string BitUnit = Efi + "BitUnitAttribute";
    public const string Bits = Efi + "BitsAttribute";
    public const string FlexibleArray = Efi + "FlexibleArrayAttribute<T>";
    public const string PointerTo = Efi + "PointerToAttribute<T>";
    public const string Offset = Efi + "OffsetAttribute";
    public const string Shared = Efi + "SharedAttribute";
    public const string Entry = "EntryAttribute";
    public const string SmiHandler = "SmiHandlerAttribute";
    public const string SoftwareSmi = "SoftwareSmiAttribute";
    public const string EfiGuid = Efi + "EfiGuid";
    public const string EfiStatus = Efi + "EfiStatus";
    public const string Guids = Efi + "Guids";
    public const string Global = Efi + "GlobalAttribute";
    public const string Protocol = Efi + "ProtocolAttribute";
    public const string Implements = Efi + "ImplementsAttribute";
    public const string Edk2 = Efi + "Edk2Attribute";
    public const string ImagePart = Efi + "ImagePart";
    public const string FirmwareCode = Efi + "FirmwareCodeAttribute";
    public const string KitOnly = Efi + "KitOnlyAttribute";
    public const string FirmwareModule = Efi + "FirmwareModuleAttribute";
    public const string FirmwareImage = Efi + "FirmwareImage";
    public const string Ptr = "Ptr";
    public const string Field = "Field";
    public const string FunctionPointer = "FunctionPointer";
    public const string FunctionType = Efi + "FunctionTypeAttribute";
    public const string SaveStateMap = Efi + "SaveStateMapAttribute";
    public const string SaveStateRegister = Efi + "SaveStateRegisterAttribute";
    public const string SaveStateRole = Efi + "SaveStateRoleAttribute";
    public const string SaveStateIoValid = Efi + "SaveStateIoValidAttribute";
    public const string SaveStateIoPort = Efi + "SaveStateIoPortAttribute";
    public const string SaveStateIoLength = Efi + "SaveStateIoLengthAttribute";
    public const string SaveStateIoType = Efi + "SaveStateIoTypeAttribute";
    public const string SaveStateTable = Efi + "SaveStateTableAttribute";
    public const string SaveStateRange = Efi + "SaveStateRangeAttribute";
    public const string SaveStateRegisterName = Efi + "SaveStateRegisterNameAttribute";
    public const string RegisterBlock = Hardware + "RegisterBlockAttribute";
    public const string Register = Hardware + "RegisterAttribute";
    public const string RegisterBits = Hardware + "BitsAttribute";
    public const string ReservedBits = Hardware + "ReservedAttribute";
    public const string Scratch = Hardware + "ScratchAttribute";
    public const string ResetValue = Hardware + "ResetValueAttribute";
    public const string MsrView = Hardware + "MsrViewAttribute";
    public const string RegisterFile = Hardware + "RegisterFile";
    public const string HardwareNamespace = "SmmFirmwareKit.Hardware";
    public const string EfiNamespace = "SmmFirmwareKit.Efi";
    public const string ExecutionNamespace = "SmmFirmwareKit.Execution";
    public const string StructLayout = "System.Runtime.InteropServices.StructLayoutAttribute";
    public const string FieldOffset = "System.Runtime.InteropServices.FieldOffsetAttribute";
    public const string InlineArray = "System.Runtime.CompilerServices.InlineArrayAttribute";
}
