// The copied call stacks of one agent, as a checkpoint keeps them; pooled, so that taking one allocates nothing.
namespace SmmFirmwareKit.Execution;

internal sealed class SavedFrames
{
    [ThreadStatic]
    private static SavedFrames? s_pool;

    private SavedFrames? _next;

    internal Frame?[] Heads { get; } = new Frame?[Agent.MaxContexts];

    internal static SavedFrames Rent()
    {
        if (s_pool is not { } saved)
        {
            return new SavedFrames();
        }

        s_pool = saved._next;
        saved._next = null;
        return saved;
    }

    internal void Return()
    {
        _next = s_pool;
        s_pool = this;
    }
}
