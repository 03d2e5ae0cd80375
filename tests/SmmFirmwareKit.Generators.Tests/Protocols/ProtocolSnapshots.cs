// What is printed for a protocol.
using SmmFirmwareKit.Generators.Tests.InProcess;
using SmmFirmwareKit.Generators.Tests.Snapshots;

namespace SmmFirmwareKit.Generators.Tests.Protocols;

public sealed class ProtocolSnapshots
{
    [Fact]
    public Task Protocol_GetsATableAndTypedCalls() => Verifier.Verify(Generated.Text("EfiSmmCpuServiceProtocol.Protocol.g.cs", """
        [Protocol("EFI_SMM_CPU_SERVICE_PROTOCOL", "1D202CAB-C8AB-4D5C-94F7-3CFCC0D3D335", Source = "UefiCpuPkg/Include/Protocol/SmmCpuService.h")]
        public interface IEfiSmmCpuServiceProtocol
        {
            FirmwareTask<EfiStatus> AddProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, ulong processorId, Ptr<ulong> processorNumber);
            FirmwareTask<EfiStatus> RemoveProcessor(Ptr<EfiSmmCpuServiceProtocol> @this, CpuIndex processorNumber);
        }

        public partial struct EfiSmmCpuServiceProtocol;
        """));

    [Fact]
    public Task Ppi_PassesTheServicesBeforeThisAndHasData() => Verifier.Verify(Generated.Text("EfiPeiMmAccessPpi.Protocol.g.cs", """
        [Protocol("EFI_PEI_MM_ACCESS_PPI", "268F33A9-CCCD-48BE-8817-86053AC32ED6", GuidName = "gEfiPeiMmAccessPpiGuid")]
        internal interface IEfiPeiMmAccessPpi
        {
            FirmwareTask<EfiStatus> Open(ulong peiServices, Ptr<EfiPeiMmAccessPpi> @this, ulong descriptorIndex);
            bool LockState { get; }
        }

        internal partial struct EfiPeiMmAccessPpi;
        """));

    [Fact]
    public Task TableWithinATable_IsAPlaceAndTakesThisFromTheCaller() => Verifier.Verify(Generated.Text("EfiMmIoAccess.Protocol.g.cs", """
        [Protocol("EFI_MM_CPU_IO_PROTOCOL", "3242A9D8-CE70-4AA0-955D-5E7B140DE4D2")]
        public interface IEfiMmCpuIoProtocol
        {
            EfiMmIoAccess Mem { get; }
            EfiMmIoAccess Io { get; }
        }

        public partial struct EfiMmCpuIoProtocol;

        [Protocol("EFI_MM_IO_ACCESS")]
        public interface IEfiMmIoAccess
        {
            FirmwareTask<EfiStatus> Read(Ptr<EfiMmCpuIoProtocol> @this, ulong address, Ptr<byte> table);
        }

        public partial struct EfiMmIoAccess;
        """));

    [Fact]
    public Task Implementations_FillTheTable() => Verifier.Verify(Generated.Text("Implementations.g.cs", """
        [Protocol("EFI_MM_CPU_IO_PROTOCOL", "3242A9D8-CE70-4AA0-955D-5E7B140DE4D2")]
        public interface IEfiMmCpuIoProtocol
        {
            uint Revision { get; }
            EfiMmIoAccess Io { get; }
        }

        public partial struct EfiMmCpuIoProtocol;

        [Protocol("EFI_MM_IO_ACCESS")]
        public interface IEfiMmIoAccess
        {
            FirmwareTask<EfiStatus> Read(Ptr<EfiMmCpuIoProtocol> @this, ulong address);
            FirmwareTask<EfiStatus> Write(Ptr<EfiMmCpuIoProtocol> @this, ulong address);
        }

        public partial struct EfiMmIoAccess;

        [Edk2("UefiCpuPkg/CpuIo2Smm/CpuIo2Mm.c")]
        public sealed partial class CpuIo2Mm : ImagePart
        {
            [Global] private partial Field<EfiMmCpuIoProtocol> mSmmCpuIo2 { get; }

            public FirmwareTask SmmCpuIo2Initialize() => Fill(mSmmCpuIo2);

            [EntryPoint, Implements<IEfiMmCpuIoProtocol>("Io.Write")]
            public FirmwareTask<EfiStatus> CpuIoServiceWrite(Ptr<EfiMmCpuIoProtocol> @this, ulong address) => default;

            [EntryPoint(Ordinal = 1), Implements<IEfiMmCpuIoProtocol>("Io.Read")]
            public FirmwareTask<EfiStatus> CpuIoServiceRead(Ptr<EfiMmCpuIoProtocol> @this, ulong address) => default;
        }
        """));
}
