// The DXE core's entry point.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Execution;
using SmmFirmwareKit.Modules.MdePkg.Library.BaseLib;

namespace SmmFirmwareKit.Modules.MdeModulePkg.Core.Dxe;

/// <summary>Memory, protocols, events; then the drivers; then boot device selection.</summary>
[Edk2("MdeModulePkg/Core/Dxe/DxeMain/DxeMain.c")]
public sealed partial class DxeMain(DxeCoreModule module) : DxeCorePart(module)
{
    /// <summary>C: DxeMain. Called by the PEI core; never returns, because BDS jumps to the OS.</summary>
    [EntryPoint]
    public async FirmwareTask DxeMainEntry(ulong imageHandle, ulong systemTable)
    {
        await InitializeServices();
        await Dispatcher.CoreDispatcher();
        await BdsPlatform.BdsEntry();
        await DebugLib.Assert(condition: false, "BDS returned");
        await BaseLib.CpuDeadLoop();
    }

    /// <summary>What drivers find when they are started: memory, an empty database, no events.</summary>
    public async FirmwareTask InitializeServices()
    {
        await Page.CoreInitializeMemoryServices();
        await Pool.CoreInitializePool();
        await LinkedList.InitializeListHead(mProtocolDatabase.Pointer);
        await LinkedList.InitializeListHead(mProtocolNotifies.Pointer);
        await LinkedList.InitializeListHead(gEventSignalQueue.Pointer);
    }
}
