// Names for evidence, as the lists of behaviours write them.
using SmmFirmwareKit.Hardware;

namespace SmmFirmwareKit.Documentation.Tests.Behaviours;

internal static class Standing
{
    /// <summary>A recording; of a section, how its heading begins.</summary>
    public static Reference Recording(string name, string section = "") => new RecordingReference(name, section);

    /// <summary>A row measured on QEMU's TCG as it is.</summary>
    public static Reference Stock(string row) => new EventRowReference(EventOrder.QemuTcg, row);

    /// <summary>A row measured on a TCG that was given hardware's order.</summary>
    public static Reference HardwareOrder(string row) => new EventRowReference(EventOrder.Hardware, row);

    public static Reference BootImage(string row) => new BootImageReference(row);

    public static Reference BootImageSaveStates() => new BootImageSaveStatesReference();

    public static Reference View(string state) => new ViewReference(state);

    public static Reference SaveState(string mode) => new SaveStateReference(mode);

    public static Reference Live(string block) => new LiveReference(block);

    public static Reference Ovmf(string value) => new OvmfReference(value);

    /// <summary>A hot-add by OVMF on a TCG that was given hardware's order.</summary>
    public static Reference HotAdd(string file) => new HotAddReference(file);

    public static Reference OnPurpose(string place) => new DeliberateReference(place);

    public static Reference Test<T>(string method) => new TestReference(typeof(T), method);
}
