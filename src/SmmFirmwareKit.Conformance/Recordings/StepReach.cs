// What one step reaches: ports, what lies behind index registers and windows, and registers that change along.
using System.Text.Json;
using SmmFirmwareKit.Hardware;
using static SmmFirmwareKit.Conformance.StepFields;

namespace SmmFirmwareKit.Conformance;

/// <summary>Looks at a chipset in the state before the step; changes nothing.</summary>
internal sealed class StepReach(Chipset chipset)
{
    private const byte AcpiEnable = 2;
    private const byte AcpiDisable = 3;
    private const int LpcDevice = 31;
    private const int WidestRegisterAccess = 8;

    // Writes here make the bridge look at SMI_LOCK again.
    private const uint PmConfiguration = 0xA0;
    private const uint PmConfigurationEnd = 0xA8;

    private readonly List<AccessedRegisters> _reached = [];
    private uint? _configAddress;

    private uint ConfigAddress => _configAddress ??= chipset.ReadPort(PciConfig.AddressPort, 4);

    public IReadOnlyList<AccessedRegisters> Of(JsonElement step)
    {
        switch (Text(step, "op"))
        {
            case "in":
                Ports((int)Number(step, "a"), Width(step), RegisterAccess.Read);
                break;
            case "out":
                Out((int)Number(step, "a"), Width(step), Number(step, "v"));
                break;
            case "cfgr":
                Configuration(step, RegisterAccess.Read);
                break;
            case "cfgw":
                Configuration(step, RegisterAccess.Write);
                break;
            case "rd":
                Memory(Number(step, "a"), Width(step), RegisterAccess.Read);
                break;
            case "wr":
                Memory(Number(step, "a"), Width(step), RegisterAccess.Write);
                break;
            case "fww":
                Ports(FwCfg.DmaPort, 8, RegisterAccess.Write);
                break;
            case "fwsel" or "fwr" or "fwwport":
                File(step);
                break;
            case "qmp":
                Operator(Text(Member(step, "req"), "execute"));
                break;
            default:
                break;
        }

        return _reached;
    }

    public IReadOnlyList<AccessedRegisters> OfPorts(int port, int width, RegisterAccess access)
    {
        Ports(port, width, access);
        return _reached;
    }

    private void Out(int port, int width, ulong value)
    {
        Ports(port, width, RegisterAccess.Write);
        int lane = Apm.ControlPort - port;
        if (lane >= 0 && lane < width && (byte)(value >> (lane * 8)) is AcpiEnable or AcpiDisable)
        {
            Effect(Ich9PmRegisters.Declared, "PM1_CNT");
        }
    }

    // Mechanism #1, as RecordedMachine carries it out.
    private void Configuration(JsonElement step, RegisterAccess access)
    {
        uint register = (uint)Number(step, "a");
        _configAddress = 0x8000_0000 | StepFields.Function(step) | (register & 0xFC);
        Ports(PciConfig.AddressPort, 4, RegisterAccess.Write);
        Ports(PciConfig.DataPort + (int)(register & 3), Width(step), access);
    }

    private void File(JsonElement step)
    {
        Ports(FwCfg.SelectorPort, 2, RegisterAccess.Write);
        if (step.GetProperty("op").ValueEquals("fwr"))
        {
            Ports(FwCfg.DataPort, 1, RegisterAccess.Read);
        }
    }

    private void Memory(ulong address, int width, RegisterAccess access)
    {
        PageTarget target = MemoryViews.Classify(address, chipset.Map, Requester.Dma);
        uint offset = (uint)(target.ReadBase + (address & 0xFFF));
        switch (target.Read)
        {
            case MemoryTarget.Ecam when width <= WidestRegisterAccess:
                Function(offset >> 12, offset & 0xFFF, width, lane: 0, access);
                break;
            case MemoryTarget.RootComplex when offset - RootComplex.FirstRegister < RootComplexRegisters.Declared.Size:
                Add(RootComplexRegisters.Declared, offset - RootComplex.FirstRegister, width, lane: 0, access);
                break;
            case MemoryTarget.IoApic when (offset & 0xFF) < IoApicWindowRegisters.Declared.Size:
                IoApicWindow(offset & 0xFF, width, access);
                break;
            default:
                break;
        }
    }

    private void IoApicWindow(uint offset, int width, RegisterAccess access)
    {
        Add(IoApicWindowRegisters.Declared, offset, width, lane: 0, access);
        if (offset == IoApicWindowRegisters.IowinOffset && width == 4 && IoApicRegisters.IsDeclared(chipset.IoApic.SelectedOffset))
        {
            Add(IoApicRegisters.Declared, (uint)chipset.IoApic.SelectedOffset, width, lane: 0, access);
        }
    }

    private void Operator(string request)
    {
        switch (request)
        {
            case "device_add" or "device_del":
                Effect(CpuSlotRegisters.Declared, "FLAGS");
                Effect(Ich9PmRegisters.Declared, "GPE0_STS");
                break;
            case "system_powerdown":
                Effect(Ich9PmRegisters.Declared, "PM1_STS");
                break;
            default:
                break;
        }
    }

    private void Ports(int port, int width, RegisterAccess access)
    {
        for (int lane = 0; lane < width; lane++)
        {
            PortByte(port + lane, lane, port, access);
        }
    }

    private void PortByte(int port, int lane, int first, RegisterAccess access)
    {
        int inBlock = port - chipset.Lpc.PowerManagementBase;
        if (inBlock is >= 0 and < Ich9Pm.DecodedPorts)
        {
            Add(Ich9PmRegisters.Declared, (uint)inBlock, 1, lane, access);
        }
        else if (port is >= PciConfig.DataPort and < PciConfig.DataPort + 4)
        {
            Data(port - PciConfig.DataPort, lane, access);
        }
        else if (port is >= CpuHotplugBlock.BasePort and < CpuHotplugBlock.BasePort + CpuHotplugBlock.LegacySize)
        {
            CpuHotplug((uint)(port - CpuHotplugBlock.BasePort), lane, access);
        }
        else if (port == Cmos.IndexPort)
        {
            Add(CmosRegisters.Declared, CmosRegisters.RtcIndexOffset, 1, lane, access);
        }
        else if (port == Cmos.IndexPort + 1)
        {
            Add(CmosRegisters.Declared, (uint)chipset.Cmos.Index, 1, lane, access);
        }
        else if (BlockAt(port, first) is { } block)
        {
            Add(block, (uint)port - block.Base, 1, lane, access);
        }
    }

    // 0xCF9 is the reset register, unless a wider access to CONFIG_ADDRESS goes over it.
    private static DeclaredBlock? BlockAt(int port, int first) => port == ResetControl.ResetPort && first != PciConfig.AddressPort
        ? ResetControlRegisters.Declared
        : DeclaredBlocks.All.FirstOrDefault(block => block.Space == RegisterSpace.Ports && block.Base != 0 && port >= block.Base && port < block.Base + block.Size);

    private void Data(int offset, int lane, RegisterAccess access)
    {
        if ((ConfigAddress & 0x8000_0000) != 0)
        {
            Function((ConfigAddress & 0xFF_FFFF) >> 8, (ConfigAddress & 0xFF) | (uint)offset, 1, lane, access);
        }
    }

    private void Function(uint function, uint offset, int width, int lane, RegisterAccess access)
    {
        DeclaredBlock? block = function switch { 0 => MchRegisters.Declared, LpcDevice << 3 => Ich9LpcRegisters.Declared, _ => null };
        if (block is null || offset >= PciFunction.ConfigSize)
        {
            return;
        }

        Add(block, offset, width, lane, access);
        if (block == Ich9LpcRegisters.Declared && access == RegisterAccess.Write && offset < PmConfigurationEnd && offset + width > PmConfiguration)
        {
            Effect(Ich9PmRegisters.Declared, "SMI_LOCK_LATCH");
        }
    }

    // Once switched, an access goes to the register at its exact address; FLAGS are those of the selected slot.
    private void CpuHotplug(uint offset, int lane, RegisterAccess access)
    {
        if (!chipset.CpuHotplug.Modern)
        {
            Add(CpuBitmapRegisters.Declared, offset, 1, lane, access);
        }
        else if (lane == 0 && offset < CpuHotplugRegisters.Declared.Size)
        {
            Add(CpuHotplugRegisters.Declared, offset, CpuHotplugRegisters.Declared.At(offset)?.Bytes ?? 1, lane, access);
            if (offset == CpuHotplugRegisters.FlagsOffset && chipset.CpuHotplug.Selector < (uint)chipset.PossibleCpus.Count)
            {
                Add(CpuSlotRegisters.Declared, 0, 1, lane, access);
            }
        }
    }

    private void Effect(DeclaredBlock block, string register)
    {
        DeclaredRegister declared = Array.Find(block.Registers, candidate => string.Equals(candidate.Name, register, StringComparison.Ordinal))!;
        Add(block, declared.Offset, declared.Bytes, lane: 0, RegisterAccess.Effect);
    }

    // Neighbouring bytes of one access are one entry.
    private void Add(DeclaredBlock block, uint offset, int width, int lane, RegisterAccess access)
    {
        AccessedRegisters? last = _reached.Count > 0 ? _reached[^1] : null;
        if (last is not null && last.Block == block && last.Access == access && last.Offset + last.Width == offset && last.Lane + last.Width == lane)
        {
            _reached[^1] = last with { Width = last.Width + width };
        }
        else
        {
            _reached.Add(new AccessedRegisters(block, offset, width, access, lane));
        }
    }
}
