// A protocol of eight functions, as EFI_SMM_CPU_SERVICE_PROTOCOL has six.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Benchmarks.Dispatching;

/// <summary>COUNTER_PROTOCOL.</summary>
[Protocol("COUNTER_PROTOCOL", "5C5B7A0E-0F5B-4E6D-8C7B-3B1A2F0D9E44", GuidName = "gCounterProtocolGuid")]
public interface ICounterProtocol
{
    FirmwareTask<ulong> Add1(ulong value);

    FirmwareTask<ulong> Add2(ulong value);

    FirmwareTask<ulong> Add3(ulong value);

    FirmwareTask<ulong> Add4(ulong value);

    FirmwareTask<ulong> Add5(ulong value);

    FirmwareTask<ulong> Add6(ulong value);

    FirmwareTask<ulong> Add7(ulong value);

    FirmwareTask<ulong> Add8(ulong value);
}

/// <summary>Table of <see cref="ICounterProtocol"/>.</summary>
public partial struct CounterProtocol;
