// The baseline of allocations: stock async methods that hand the turn on at every step.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Benchmarks;

internal sealed class StockAsync
{
    private readonly Queue<Action> _ready = new();

    internal StockAsync(int agents)
    {
        for (int i = 0; i < agents; i++)
        {
            _ = Agent();
        }
    }

    internal void Run(int switches)
    {
        for (int i = 0; i < switches; i++)
        {
            _ready.Dequeue()();
        }
    }

    private async Task Agent()
    {
        while (true)
        {
            await Below(3);
        }
    }

    private async Task<uint> Below(int depth)
    {
        if (depth > 1)
        {
            return await Below(depth - 1);
        }

        await new Turn(this);
        return 1;
    }

    private readonly struct Turn(StockAsync owner) : ICriticalNotifyCompletion
    {
        public Turn GetAwaiter() => this;

        public bool IsCompleted => false;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => owner._ready.Enqueue(continuation);

        public void UnsafeOnCompleted(Action continuation) => owner._ready.Enqueue(continuation);
    }
}
