// The generated tables and the declared bits agree, over random accesses to every block.
using System.Globalization;

namespace SmmFirmwareKit.Hardware.Tests.Registers;

public sealed class Tables_AgainstTheDeclaration
{
    private const int Accesses = 400;
    private const int Seeds = 5;

    public static TheoryData<string> Blocks => [.. Files().Select(block => block.Name)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void RandomAccesses_LeaveTheSameBytes(string name)
    {
        DeclaredBlock block = Files().Single(block => string.Equals(block.Name, name, StringComparison.Ordinal));
        for (int seed = 0; seed < Seeds; seed++)
        {
            Compare(block, seed);
        }
    }

    private static void Compare(DeclaredBlock block, int seed)
    {
        var random = new Random(seed);
        RegisterFile file = block.NewFile!();
        var naive = new NaiveRegisters(block);
        for (int i = 0; i < Accesses; i++)
        {
            string access = One(random, file, naive);
            Assert.True(file.Bytes.SequenceEqual(naive.Bytes()), $"{block.Name}, seed {seed}, access {i}, {access}: {Convert.ToHexString(file.Bytes)} should be {Convert.ToHexString(naive.Bytes())}");
        }
    }

    private static string One(Random random, RegisterFile file, NaiveRegisters naive)
    {
        if (random.Next(40) == 0)
        {
            var reach = (ResetDomain)random.Next(3);
            file.Reset(reach);
            naive.Reset(reach);
            return "reset " + reach;
        }

        int width = 1 << random.Next(3);
        int offset = random.Next(file.Bytes.Length);

        // Half of the values have few ones, so that a lock is not set at once.
        uint value = (uint)random.NextInt64() & (random.Next(2) == 0 ? uint.MaxValue : (uint)random.NextInt64() & (uint)random.NextInt64());
        file.Write(offset, width, value);
        naive.Write(offset, width, value);
        return string.Create(CultureInfo.InvariantCulture, $"write 0x{offset:X2} width {width} value 0x{value:X}");
    }

    private static IEnumerable<DeclaredBlock> Files() => DeclaredBlocks.All.Append(KindsRegisters.Declared).Where(block => block.NewFile is not null);
}
