// Where QEMU keeps the LPC bridge in its object tree.
using System.Text.Json;
using SmmFirmwareKit.Qemu.Connection;

namespace SmmFirmwareKit.Qemu;

internal static class SmiFeaturesPath
{
    private const string Folder = "/machine/unattached";

    /// <summary>The path of the ICH9-LPC device, which has the negotiated SMI features as a property.</summary>
    public static string Find(QmpClient qmp)
    {
        foreach (JsonElement item in qmp.Ask($$$"""{"execute":"qom-list","arguments":{"path":"{{{Folder}}}"}}""").EnumerateArray())
        {
            if (item.GetProperty("type").ValueEquals("child<ICH9-LPC>"))
            {
                return Folder + "/" + item.GetProperty("name").GetString();
            }
        }

        throw new QemuException("this QEMU's machine has no ICH9-LPC");
    }
}
