// Which registers a step reaches: also behind index ports, selectors and windows, and those that change along.
using System.Text.Json;
using SmmFirmwareKit.Conformance;

namespace SmmFirmwareKit.Hardware.Tests.Conformance;

public sealed class Step_ReachesRegisters
{
    private const string Header = """{"format":"qemu-qtest-truth/1","name":"none","argv":["-m","256","-machine","q35,smm=on","-smp","1,maxcpus=4"]}""";
    private const string SelectorInterface = """{"op":"out","a":"0x0cd8","w":4,"v":"0x00000000"}""";
    private const string DecodePm = """{"op":"cfgw","b":0,"d":31,"f":0,"a":"0x40","w":4,"v":"0x00000601"}""";
    private const string EnablePm = """{"op":"cfgw","b":0,"d":31,"f":0,"a":"0x44","w":1,"v":"0x80"}""";
    private const string OpenWindow = """{"op":"cfgw","b":0,"d":0,"f":0,"a":"0x60","w":4,"v":"0xb0000001"}""";

    [Theory]
    [InlineData("""{"op":"cfgr","b":0,"d":0,"f":0,"a":"0x9d","w":1}""", "CONFIG_ADDRESS.CONFIG_ADDRESS Write, MCH 00:00.0.SMRAM Read")]
    [InlineData("""{"op":"cfgw","b":0,"d":0,"f":0,"a":"0x9c","w":4,"v":"0x00000000"}""", "CONFIG_ADDRESS.CONFIG_ADDRESS Write, MCH 00:00.0.F_SMBASE Write, MCH 00:00.0.SMRAM Write, MCH 00:00.0.ESMRAMC Write")]
    [InlineData("""{"op":"cfgw","b":0,"d":31,"f":0,"a":"0xa4","w":1,"v":"0x00"}""", "CONFIG_ADDRESS.CONFIG_ADDRESS Write, PMBASE block.SMI_LOCK_LATCH Effect")]
    [InlineData("""{"op":"cfgr","b":0,"d":5,"f":0,"a":"0x9d","w":1}""", "CONFIG_ADDRESS.CONFIG_ADDRESS Write")]
    [InlineData("""{"op":"out","a":"0x00b2","w":2,"v":"0x5502"}""", "APM.APM_CNT Write, APM.APM_STS Write, PMBASE block.PM1_CNT Effect")]
    [InlineData("""{"op":"out","a":"0x00b2","w":1,"v":"0x04"}""", "APM.APM_CNT Write")]
    [InlineData("""{"op":"in","a":"0x0cf9","w":1}""", "reset control.RST_CNT Read")]
    [InlineData("""{"op":"in","a":"0x0cf8","w":4}""", "CONFIG_ADDRESS.CONFIG_ADDRESS Read")]
    [InlineData("""{"op":"in","a":"0x0cd8","w":2}""", "CPU present bitmap.CPU_PRESENT0 Read, CPU present bitmap.CPU_PRESENT1 Read")]
    [InlineData("""{"op":"fww","file":"etc/smi/requested-features","v":"00","off":0}""", "fw_cfg.FW_CFG_DMA_ADDRESS Write")]
    [InlineData("""{"op":"fwr","file":"etc/smi/features-ok","n":1,"off":0}""", "fw_cfg.FW_CFG_SELECTOR Write, fw_cfg.FW_CFG_SELECTOR Read")]
    [InlineData("""{"op":"in","a":"0x0071","w":1}""", "")]
    [InlineData("""{"op":"in","a":"0x0070","w":1}""", "CMOS.RTC_INDEX Read")]
    [InlineData("""{"op":"qmp","req":{"execute":"device_add"}}""", "CPU slot.FLAGS Effect, PMBASE block.GPE0_STS Effect")]
    [InlineData("""{"op":"qmp","req":{"execute":"system_powerdown"}}""", "PMBASE block.PM1_STS Effect")]
    [InlineData("""{"op":"in","a":"0x0604","w":2}""", "")]
    [InlineData("""{"op":"rd","a":"0x00000000b000009d","w":1}""", "")]
    public void AfterPowerOn(string step, string reached) => Assert.Equal(reached, Reached(step));

    [Theory]
    [InlineData("""{"op":"in","a":"0x0604","w":2}""", "PMBASE block.PM1_CNT Read", DecodePm, EnablePm)]
    [InlineData("""{"op":"in","a":"0x05ff","w":2}""", "PMBASE block.PM1_STS Read", DecodePm, EnablePm)]
    [InlineData("""{"op":"in","a":"0x0cdc","w":4}""", "CPU hot-plug.FLAGS Read, CPU slot.FLAGS Read", SelectorInterface)]
    [InlineData("""{"op":"out","a":"0x0cdc","w":1,"v":"0x02"}""", "CPU hot-plug.FLAGS Write", SelectorInterface, """{"op":"out","a":"0x0cd8","w":4,"v":"0x00000004"}""")]
    [InlineData("""{"op":"in","a":"0x0cfd","w":2}""", "MCH 00:00.0.SMRAM Read, MCH 00:00.0.ESMRAMC Read", """{"op":"out","a":"0x0cf8","w":4,"v":"0x8000009c"}""")]
    [InlineData("""{"op":"in","a":"0x0cfd","w":2}""", "", """{"op":"out","a":"0x0cf8","w":4,"v":"0x0000009c"}""")]
    [InlineData("""{"op":"rd","a":"0x00000000b000009d","w":2}""", "MCH 00:00.0.SMRAM Read, MCH 00:00.0.ESMRAMC Read", OpenWindow)]
    [InlineData("""{"op":"wr","a":"0x00000000b00f8060","w":1,"v":"0x80"}""", "LPC 00:1f.0.PIRQA_ROUT Write", OpenWindow)]
    [InlineData("""{"op":"rd","a":"0x00000000fec00010","w":4}""", "I/O APIC window.IOWIN Read, I/O APIC.IOREDTBL[3] Read", """{"op":"wr","a":"0x00000000fec00000","w":4,"v":"0x00000016"}""")]
    [InlineData("""{"op":"rd","a":"0x00000000fec00010","w":1}""", "I/O APIC window.IOWIN Read", """{"op":"wr","a":"0x00000000fec00000","w":4,"v":"0x00000016"}""")]
    [InlineData("""{"op":"wr","a":"0x00000000fed1f410","w":4,"v":"0x00000020"}""", "RCBA+3000.GCS Write", """{"op":"cfgw","b":0,"d":31,"f":0,"a":"0xf0","w":4,"v":"0xfed1c001"}""")]
    public void AfterSteps(string step, string reached, params string[] before) => Assert.Equal(reached, Reached(step, before));

    [Fact]
    public void Cmos_ByteIsTheSelectedOne()
    {
        AccessedRegisters byteOfCmos = Assert.Single(Of("""{"op":"in","a":"0x0071","w":1}""", """{"op":"out","a":"0x0070","w":1,"v":"0xdf"}"""));
        Assert.Equal(("CMOS", (uint)Cmos.CpuCount), (byteOfCmos.Block.Name, byteOfCmos.Offset));
    }

    private static string Reached(string step, params string[] before) =>
        string.Join(", ", Of(step, before).SelectMany(access => access.Registers().Select(register => $"{access.Block.Name}.{register.Name} {access.Access}")));

    private static IReadOnlyList<AccessedRegisters> Of(string step, params string[] before)
    {
        RecordedMachine machine = new(RecordedConfiguration.Parse(Parse(Header)));
        foreach (string earlier in before)
        {
            machine.Apply(Parse(earlier));
        }

        return AccessedRegisters.Of(Parse(step), machine.Chipset);
    }

    private static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
