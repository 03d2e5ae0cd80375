// The replayer sees a difference: one answer in a recording changed is found, at its step.
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Replay_OfATamperedRecording
{
    [Theory]
    [InlineData("mch_12_unaligned_cfg", "\"r\":\"0x3802\"", "\"r\":\"0x3803\"", 9, "r")]
    [InlineData("gpe_01_sci", "\"irq\":[\"lower 9\"]", "\"irq\":[\"lower 10\"]", 10, "irq")]
    [InlineData("cphp_05_plug_not_negotiated", "/machine/peripheral/c2/lapic", "/machine/peripheral/c3/lapic", 341, "ev")]
    [InlineData("cphp_05_plug_not_negotiated", "CPU[2] with APIC ID 2 exists", "CPU[2] exists", 221, "r")]
    [InlineData("fwcfg_01_smi_features", "\"n\":1,\"off\":0,\"r\":\"01\"", "\"n\":1,\"off\":0,\"r\":\"00\"", 3, "r")]
    public void Difference_IsNamed(string name, string original, string tampered, int step, string part)
    {
        using TextReader lines = RecordedFiles.Open(name);
        string text = lines.ReadToEnd();
        int at = text.IndexOf(original, StringComparison.Ordinal);
        using var changed = new StringReader(string.Concat(text.AsSpan(0, at), tampered, text.AsSpan(at + original.Length)));
        StepDifference difference = Assert.IsType<StepDifference>(Replayer.Replay(changed).Difference);
        Assert.Equal(name, difference.Recording, StringComparer.Ordinal);
        Assert.Equal(step, difference.Step);
        Assert.Equal(part, difference.Part);
        Assert.NotEqual(difference.Expected, difference.Actual, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"i":1,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9d","w":1,"r":"0x12"}""", "SMRAM.D_LCK")]
    [InlineData("""{"i":1,"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9c","w":4,"r":"0x00390a00"}""", "SMRAM.G_SMRAME, ESMRAMC.T_EN")]
    [InlineData("""{"i":1,"op":"cfgr","b":0,"d":31,"f":0,"a":"0xa0","w":2,"r":"0x0010"}""", "GEN_PMCON_1.SMI_LOCK")]
    [InlineData("""{"i":1,"op":"in","a":"0x00b3","w":1,"r":"0x01"}""", "APM_STS")]
    [InlineData("""{"i":1,"op":"rd","a":"0x0000000000030000","w":1,"r":"0x01"}""", "")]
    public void Difference_NamesRegistersAndFields(string step, string registers)
    {
        using var lines = new StringReader("""{"name":"x","argv":["-m","256"]}""" + "\n" + step + "\n");
        Assert.Equal(registers, Assert.IsType<StepDifference>(Replayer.Replay(lines).Difference).Registers);
    }

    [Fact]
    public void UnknownMachineOption_Faults()
    {
        using var lines = new StringReader("""{"name":"x","argv":["-vga","qxl"]}""");
        Assert.Contains("-vga", Board.Faults("SFK7107", () => Replayer.Replay(lines)), StringComparison.Ordinal);
    }
}
