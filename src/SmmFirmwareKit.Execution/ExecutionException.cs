// What stops a run: an SFK id, what is wrong, and what to do instead.
namespace SmmFirmwareKit.Execution;

/// <summary>A run cannot go on. <see cref="Id"/> is an SFK7xxx (hardware model) or SFK8xxx (execution) identifier.</summary>
public class ExecutionException : Exception
{
    public ExecutionException(string id, string message, Exception? inner = null)
        : base($"{id}: {message}", inner)
    {
        Id = id;
    }

    /// <summary>The diagnostic id, for example <c>SFK8001</c>.</summary>
    public string Id { get; }
}
