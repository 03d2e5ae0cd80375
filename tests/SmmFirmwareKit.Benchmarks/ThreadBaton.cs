// The baseline of a switch: a thread per processor, and a semaphore that says whose turn it is.
namespace SmmFirmwareKit.Benchmarks;

internal sealed class ThreadBaton : IDisposable
{
    private const int StackBytes = 256 * 1024;

    private readonly SemaphoreSlim[] _turns;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _done = new(0);
    private int _remaining;
    private volatile bool _stop;

    internal ThreadBaton(int threads)
    {
        _turns = [.. Enumerable.Range(0, threads).Select(_ => new SemaphoreSlim(0))];
        _threads = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => Work(i), StackBytes) { IsBackground = true })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Hands the baton on this many times.</summary>
    internal void Run(int switches)
    {
        _remaining = switches;
        _turns[0].Release();
        _done.Wait();
    }

    public void Dispose()
    {
        _stop = true;
        foreach (SemaphoreSlim turn in _turns)
        {
            turn.Release();
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Work(int index)
    {
        while (true)
        {
            _turns[index].Wait();
            if (_stop)
            {
                return;
            }

            SemaphoreSlim next = --_remaining == 0 ? _done : _turns[(index + 1) % _turns.Length];
            next.Release();
        }
    }
}
