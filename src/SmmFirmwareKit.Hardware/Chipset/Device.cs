// What all devices of the chipset share: their state is bytes that the journal can save.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Hardware;

/// <summary>A device. Everything it remembers is covered by Save and Load; it calls <see cref="Touch"/> before it changes.</summary>
public abstract class Device(Journal journal) : Checkpointed
{
    /// <summary>Whether two machines that differ only here are different machines. A log is not.</summary>
    public virtual bool DistinguishesStates => true;

    /// <summary>To power-on state.</summary>
    public abstract void PowerOn();

    /// <summary>To the state after a system reset, which leaves some things alone.</summary>
    public abstract void SystemReset();

    /// <summary>To be called before any change of state.</summary>
    protected void Touch() => journal.Touch(this);
}
