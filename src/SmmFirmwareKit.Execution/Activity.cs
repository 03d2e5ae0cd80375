// What an agent is doing, as far as the scheduler cares.
namespace SmmFirmwareKit.Execution;

/// <summary>Whether and when an agent can go on.</summary>
public enum Activity : byte
{
    /// <summary>Can take a step now.</summary>
    Runnable,

    /// <summary>In a spin loop: goes on when something it read changes, or at a deadline if it also read a clock or device.</summary>
    Parked,

    /// <summary>Goes on at a virtual time.</summary>
    Sleeping,

    /// <summary>HLT: goes on at an interrupt, NMI, SMI, INIT or reset.</summary>
    Halted,

    /// <summary>Wait-for-SIPI: after INIT or reset of an application processor.</summary>
    WaitForSipi,

    /// <summary>Shutdown: only reset (or, in hardware, NMI, SMI and INIT, which the model does not honour) ends it.</summary>
    Shutdown,

    /// <summary>Not there: an empty socket, or an agent that has finished.</summary>
    Absent,
}
