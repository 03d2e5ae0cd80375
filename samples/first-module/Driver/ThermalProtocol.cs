// A protocol of the driver's own, and the type of the function it calls back.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;

namespace FirstModule;

/// <summary>THERMAL_NOTIFY: called when a sample is too hot.</summary>
[FunctionType("THERMAL_NOTIFY")]
public delegate FirmwareTask<EfiStatus> ThermalNotify(uint celsius);

/// <summary>THERMAL_PROTOCOL.</summary>
[Protocol("THERMAL_PROTOCOL", "7B0C1B62-5E0A-4B53-9D50-6C1D2A7E8F31", GuidName = "gThermalProtocolGuid")]
public interface IThermalProtocol
{
    FirmwareTask<EfiStatus> Sample(Ptr<ThermalProtocol> @this, uint celsius);

    FirmwareTask<EfiStatus> Notify(Ptr<ThermalProtocol> @this, FunctionPointer<ThermalNotify> notify);
}

/// <summary>Table of <see cref="IThermalProtocol"/>.</summary>
public partial struct ThermalProtocol;
