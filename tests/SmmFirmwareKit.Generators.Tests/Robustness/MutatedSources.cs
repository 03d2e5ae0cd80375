// Ten thousand damaged sources: no generator or analyzer throws, and what is generated compiles unless somebody says why not.
using System.Collections.Concurrent;
using System.Globalization;
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Robustness;

public sealed class MutatedSources
{
    /// <summary>One seed, or the first and the last: <c>4711</c>, <c>10000-19999</c>.</summary>
    private const string SeedsVariable = "SFK_MUTATIONS";

    private const int AtATime = 25;

    // Functions for the analyzers that look into bodies.
    private const string Functions = """
        public partial class Functions(LibraryInstances libraries) : ImagePart
        {
            private IBaseLib BaseLib { get; } = libraries.Get<IBaseLib>();
            [Global] private partial Field<uint> mCount { get; }
            [Global(Length = 4)] private partial Ptr<ulong> mTable { get; }
            private const uint Limit = 3;
            [MpProcedure] public async FirmwareTask Wait(Ptr<byte> buffer)
            {
                while (await mCount < Limit) { await BaseLib.CpuPause(); }
                for (uint index = 0; index < Limit; index++) { await mTable[index].Set(index << 2); }
                EfiStatus status = await Next(buffer.Address, (uint)(int)Limit);
                if (status != EfiStatus.Success) { await mCount.Set(await mCount + 1); }
            }
            private async FirmwareTask<EfiStatus> Next(ulong address, uint value)
            {
                switch (value) { case 0: return EfiStatus.NotFound; default: break; }
                await mTable.Set(address + value);
                return EfiStatus.Success;
            }
        }
        """;

    private static readonly string[] s_sources = [.. Sample.All.Select(sample => sample.Source), Functions];

    [Fact]
    public async Task Mutant_IsSurvived()
    {
        (ulong first, ulong last) = Seeds();
        ConcurrentBag<(ulong Seed, string Finding)> findings = [];
        await Parallel.ForEachAsync(Batches(first, last), async (seeds, _) =>
        {
            foreach ((ulong Seed, string Finding) finding in await Judgement.Of([.. seeds.Select(seed => (seed, Mutation.Of(seed, s_sources)))]))
            {
                findings.Add(finding);
            }
        });
        Assert.True(findings.IsEmpty, Report(findings));
    }

    [Fact]
    public async Task Sources_AreSoundUndamaged() =>
        Assert.Empty(await Judgement.Of([.. s_sources.Select((source, index) => ((ulong)index, source))]));

    [Fact]
    public void Seed_GivesTheSameMutantEveryTime()
    {
        Assert.Equal(Mutation.Of(4711, s_sources), Mutation.Of(4711, s_sources));
        Assert.True(Enumerable.Range(0, 1000).Select(seed => Mutation.Of((ulong)seed, s_sources)).Distinct(StringComparer.Ordinal).Count() > 950);
    }

    private static (ulong First, ulong Last) Seeds()
    {
        string[] stated = (Environment.GetEnvironmentVariable(SeedsVariable) ?? "0-9999").Split('-');
        return (ulong.Parse(stated[0], CultureInfo.InvariantCulture), ulong.Parse(stated[^1], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<ulong[]> Batches(ulong first, ulong last)
    {
        for (ulong start = first; start <= last; start += AtATime)
        {
            yield return [.. Enumerable.Range(0, (int)Math.Min(AtATime, last - start + 1)).Select(offset => start + (ulong)offset)];
        }
    }

    private static string Report(IEnumerable<(ulong Seed, string Finding)> findings)
    {
        (ulong Seed, string Finding)[] found = [.. findings.OrderBy(finding => finding.Seed)];
        IEnumerable<string> shown = found.DistinctBy(finding => finding.Seed).Take(5)
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{SeedsVariable}={finding.Seed}\n{finding.Finding}\n{Mutation.Of(finding.Seed, s_sources)}\n"));
        return string.Create(CultureInfo.InvariantCulture, $"{found.DistinctBy(finding => finding.Seed).Count()} mutants fail; replay one with its seed:\n{string.Join('\n', shown)}");
    }
}
