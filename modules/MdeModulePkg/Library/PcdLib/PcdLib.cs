// Instance of library class PcdLib: the database is an array of u64 in RAM, indexed by token.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Modules.MdeModulePkg;

/// <summary>MdePkg/Library/PeiPcdLib and DxePcdLib over MdeModulePkg/Universal/PCD, without its callbacks and SKUs.</summary>
/// <remarks>Database lies in RAM, its initial contents in flash; Values are the same for FixedPcdGet, which C compiles in.</remarks>
[Edk2("MdePkg/Library/PeiPcdLib/PeiPcdLib.c", Name = "PcdLib")]
[LibraryInstance("MdePkg/Library/PeiPcdLib/PeiPcdLib.inf")]
[LibraryClasses(typeof(IBaseMemoryLib))]
[PlatformFact<ulong>("Database")]
[PlatformFact<ulong>("Initial")]
[PlatformFact<PcdValues>("Values")]
public sealed partial class PcdLib : IPcdLib
{
    public ReadStep<byte> PcdGet8(Pcd token) => new Field<byte>(AddressOf(token)).GetAwaiter();

    public ReadStep<ushort> PcdGet16(Pcd token) => new Field<ushort>(AddressOf(token)).GetAwaiter();

    public ReadStep<uint> PcdGet32(Pcd token) => new Field<uint>(AddressOf(token)).GetAwaiter();

    public ReadStep<ulong> PcdGet64(Pcd token) => new Field<ulong>(AddressOf(token)).GetAwaiter();

    public ReadStep<bool> PcdGetBool(Pcd token) => new Field<bool>(AddressOf(token)).GetAwaiter();

    /// <summary>INVALID_PARAMETER: the PCD is of another type.</summary>
    public FirmwareTask<EfiStatus> PcdSet8S(Pcd token, byte value) => Set(token, PcdType.Uint8, value);

    /// <summary>INVALID_PARAMETER: the PCD is of another type.</summary>
    public FirmwareTask<EfiStatus> PcdSet16S(Pcd token, ushort value) => Set(token, PcdType.Uint16, value);

    /// <summary>INVALID_PARAMETER: the PCD is of another type.</summary>
    public FirmwareTask<EfiStatus> PcdSet32S(Pcd token, uint value) => Set(token, PcdType.Uint32, value);

    /// <summary>INVALID_PARAMETER: the PCD is of another type.</summary>
    public FirmwareTask<EfiStatus> PcdSet64S(Pcd token, ulong value) => Set(token, PcdType.Uint64, value);

    /// <summary>INVALID_PARAMETER: the PCD is of another type.</summary>
    public FirmwareTask<EfiStatus> PcdSetBoolS(Pcd token, bool value) => Set(token, PcdType.Boolean, value ? 1UL : 0UL);

    public ulong FixedPcdGet(Pcd token) => Values[token];

    public bool FeaturePcdGet(Pcd token) => Values[token] != 0;

    [Edk2("MdeModulePkg/Universal/PCD/Pei/Service.c")]
    public async FirmwareTask BuildPcdDatabase() => await BaseMemoryLib.CopyMem(Database, Initial, (ulong)Values.DatabaseSize);

    private ulong AddressOf(Pcd token) => Database + ((ulong)token * sizeof(ulong));

    // MdeModulePkg/Universal/PCD/Pei/Service.c SetWorker: a size that is not the PCD's is EFI_INVALID_PARAMETER.
    private async FirmwareTask<EfiStatus> Set(Pcd token, PcdType type, ulong value)
    {
        if (PcdDefaults.Of(token).Type != type)
        {
            return EfiStatus.InvalidParameter;
        }

        await new Field<ulong>(AddressOf(token)).Set(value);
        return EfiStatus.Success;
    }
}
