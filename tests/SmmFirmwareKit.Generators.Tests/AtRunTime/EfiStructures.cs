// Every structure of the Efi project has, as a C# value, the size and offsets that were generated for it.
using System.Reflection;
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Efi;

namespace SmmFirmwareKit.Generators.Tests.AtRunTime;

public sealed class EfiStructures
{
    private static readonly MethodInfo s_sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    public static TheoryData<Type> All => [.. typeof(FirmwareStructureAttribute).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(FirmwareStructureAttribute)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedSize_IsTheRuntimes(Type structure)
    {
        int generated = (int)structure.GetField("SizeOf")!.GetRawConstantValue()!;
        Assert.Equal(generated, (int)s_sizeOf.MakeGenericMethod(structure).Invoke(null, null)!);
    }
}
