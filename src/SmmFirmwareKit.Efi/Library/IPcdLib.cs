// Library class PcdLib: platform configuration database.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>PcdLib (MdePkg/Include/Library/PcdLib.h). Dynamic PCDs are read from the database in RAM; each read is one step.</summary>
public interface IPcdLib
{
    ReadStep<byte> PcdGet8(Pcd token);

    ReadStep<ushort> PcdGet16(Pcd token);

    ReadStep<uint> PcdGet32(Pcd token);

    ReadStep<ulong> PcdGet64(Pcd token);

    ReadStep<bool> PcdGetBool(Pcd token);

    /// <summary>PcdSet8S and its siblings.</summary>
    FirmwareTask<EfiStatus> PcdSet8S(Pcd token, byte value);

    FirmwareTask<EfiStatus> PcdSet16S(Pcd token, ushort value);

    FirmwareTask<EfiStatus> PcdSet32S(Pcd token, uint value);

    FirmwareTask<EfiStatus> PcdSet64S(Pcd token, ulong value);

    FirmwareTask<EfiStatus> PcdSetBoolS(Pcd token, bool value);

    /// <summary>FixedPcdGetX(): the value the platform was built with; no access.</summary>
    ulong FixedPcdGet(Pcd token);

    /// <summary>FeaturePcdGet(): as <see cref="FixedPcdGet"/>, for Booleans.</summary>
    bool FeaturePcdGet(Pcd token);

    /// <summary>What the PCD PEIM does first: builds the database in RAM from the platform's values.</summary>
    FirmwareTask BuildPcdDatabase();
}
