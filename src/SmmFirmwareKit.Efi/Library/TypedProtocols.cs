// Installing and locating protocols and PPIs by the type of their table: the GUID goes with the type.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi;

/// <summary>The services of the databases for declared protocols; those by <see cref="EfiGuid"/> are for what only signals.</summary>
public static class TypedProtocols
{
    extension(IMmServicesTableLib services)
    {
        /// <summary>Installs a table on a new handle; returns the handle.</summary>
        public FirmwareTask<EfiResult<ulong>> MmInstallProtocolInterface<T>(Ptr<T> table)
            where T : unmanaged, IProtocol => services.MmInstallProtocolInterface(T.ProtocolGuid, table.Address);

        /// <summary>The table, or EFI_NOT_FOUND.</summary>
        public FirmwareTask<EfiResult<Ptr<T>>> MmLocateProtocol<T>()
            where T : unmanaged, IProtocol => services.MmLocateProtocol(T.ProtocolGuid).As<EfiResult<Ptr<T>>>();
    }

    extension(IUefiBootServicesTableLib services)
    {
        /// <summary>Installs a table on a new handle; returns the handle.</summary>
        public FirmwareTask<EfiResult<ulong>> InstallProtocolInterface<T>(Ptr<T> table)
            where T : unmanaged, IProtocol => services.InstallProtocolInterface(T.ProtocolGuid, table.Address);

        /// <summary>The table, or EFI_NOT_FOUND.</summary>
        public FirmwareTask<EfiResult<Ptr<T>>> LocateProtocol<T>()
            where T : unmanaged, IProtocol => services.LocateProtocol(T.ProtocolGuid).As<EfiResult<Ptr<T>>>();
    }

    extension(IPeiServicesLib services)
    {
        /// <summary>Installs a table in PEI's database.</summary>
        public FirmwareTask<EfiStatus> PeiServicesInstallPpi<T>(Ptr<T> table)
            where T : unmanaged, IPpi => services.PeiServicesInstallPpi(T.PpiGuid, table.Address);

        /// <summary>The table, or EFI_NOT_FOUND.</summary>
        public FirmwareTask<EfiResult<Ptr<T>>> PeiServicesLocatePpi<T>(ulong instance = 0)
            where T : unmanaged, IPpi => services.PeiServicesLocatePpi(T.PpiGuid, instance).As<EfiResult<Ptr<T>>>();
    }
}
