// BaseMemoryLib, SynchronizationLib, PcdLib and HobLib on modelled memory.
using SmmFirmwareKit.Execution;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class MemoryAndLockTests
{
    [Theory]
    [InlineData(0x300, 0x340, 200)]
    [InlineData(0x340, 0x300, 200)]
    [InlineData(0x301, 0x300, 65)]
    [InlineData(0x300, 0x300, 10)]
    [InlineData(0x300, 0x800, 0)]
    public void CopyMem_MovesOverlappingBuffersRight(ulong destination, ulong source, int length)
    {
        LibraryMachine machine = new();
        for (int i = 0; i < length; i++)
        {
            machine.Toy.Memory.Write(source + (ulong)i, 1, (byte)(i * 7));
        }

        machine.Add(async () => await machine.BaseMemoryLib.CopyMem(destination, source, (ulong)length));
        machine.Run();
        byte[] expected = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        Assert.Equal(expected, machine.Toy.Memory.Bytes.Slice((int)destination, length).ToArray());
    }

    [Fact]
    public void CompareMem_GivesTheFirstDifference()
    {
        LibraryMachine machine = new();
        long equal = -1;
        long difference = 0;
        machine.Toy.Memory.Write(0x310, 1, 9);
        machine.Toy.Memory.Write(0x410, 1, 4);
        machine.Add(async () =>
        {
            equal = await machine.BaseMemoryLib.CompareMem(0x300, 0x400, 0x10);
            difference = await machine.BaseMemoryLib.CompareMem(0x300, 0x400, 0x20);
            return 0;
        });
        machine.Run();
        Assert.Equal((0L, 5L), (equal, difference));
    }

    // Twenty unlocked read-modify-writes from each of three processors: without the lock some seed loses an update.
    [Fact]
    public void SpinLock_ExcludesInEverySeededSchedule()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            LibraryMachine machine = new(new SeededRandom(seed, longest: 3));
            machine.Toy.Memory.Write(0x40, 8, ISynchronizationLib.SpinLockReleased);
            for (int cpu = 0; cpu < 3; cpu++)
            {
                machine.Add(() => AddTwenty(machine.SynchronizationLib, locked: true));
            }

            machine.Run();
            Assert.True(machine.Toy.Memory.Read(0x80, 8) == 60, $"seed {seed}: {machine.Toy.Memory.Read(0x80, 8)} instead of 60");
        }
    }

    [Fact]
    public void SameWorkWithoutTheLock_LosesAnUpdate()
    {
        LibraryMachine machine = new(new RoundRobin(1));
        machine.Add(() => AddTwenty(machine.SynchronizationLib, locked: false));
        machine.Add(() => AddTwenty(machine.SynchronizationLib, locked: false));
        machine.Run();
        Assert.True(machine.Toy.Memory.Read(0x80, 8) < 40);
    }

    [Fact]
    public void PcdSetOfAnotherSize_IsRefusedAndChangesNothing()
    {
        LibraryMachine machine = new();
        machine.Toy.Memory.WriteBlock(LibraryMachine.PcdInitial, machine.Pcds.ToDatabase());
        EfiStatus wrong = default;
        EfiStatus right = default;
        machine.Add(async () =>
        {
            IPcdLib pcd = machine.PcdLib;
            await pcd.BuildPcdDatabase();
            wrong = await pcd.PcdSet32S(Pcd.PcdCpuSmmApSyncTimeout, 1);
            right = await pcd.PcdSet8S(Pcd.PcdCpuSmmSyncMode, 0);
            return await pcd.PcdGet64(Pcd.PcdCpuSmmApSyncTimeout);
        });
        machine.Run();
        Assert.Equal((EfiStatus.InvalidParameter, EfiStatus.Success), (wrong, right));
        Assert.Equal(100_000UL, machine.Toy.Memory.Read(LibraryMachine.PcdDatabase + ((ulong)Pcd.PcdCpuSmmApSyncTimeout * 8), 8));
        Assert.Equal(0UL, machine.Toy.Memory.Read(LibraryMachine.PcdDatabase + ((ulong)Pcd.PcdCpuSmmSyncMode * 8), 1));
    }

    private static async FirmwareTask<ulong> AddTwenty(ISynchronizationLib synchronization, bool locked)
    {
        for (int i = 0; i < 20; i++)
        {
            if (locked)
            {
                await synchronization.AcquireSpinLock(new Ptr<ulong>(0x40));
            }

            Field<ulong> counter = new(0x80);
            await counter.Set(await counter + 1);
            if (locked)
            {
                await synchronization.ReleaseSpinLock(new Ptr<ulong>(0x40));
            }
        }

        return 0;
    }
}
