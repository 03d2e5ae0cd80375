// Every structure and union of the vocabulary and of the modules loads, and lies in C# as was generated for it.
using System.Reflection;
using System.Runtime.CompilerServices;
using SmmFirmwareKit.Modules.UefiCpuPkg.Library.MpInitLib;

namespace SmmFirmwareKit.Efi.Tests;

public sealed class EveryStructureTests
{
    private static readonly MethodInfo s_distance = typeof(EveryStructureTests).GetMethod(nameof(Distance), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_sizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    public static TheoryData<Type> All => [.. new[] { typeof(Ptr<>).Assembly, typeof(CpuMpData).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsDefined(typeof(FirmwareStructureAttribute)) || type.IsDefined(typeof(FirmwareUnionAttribute)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedSize_IsTheRuntimes(Type structure) =>
        Assert.Equal((int)structure.GetField("SizeOf")!.GetRawConstantValue()!, (int)s_sizeOf.MakeGenericMethod(structure).Invoke(null, null)!);

    // A map only names places; its C# struct is never copied.
    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedOffsets_AreTheRuntimes(Type structure)
    {
        FieldInfo[] fields = structure.GetFields(BindingFlags.Instance | BindingFlags.Public);
        Type? offsets = structure.GetNestedType("OffsetOf");
        Assert.NotNull(offsets);
        bool isMap = fields.Any(field => field.IsDefined(typeof(OffsetAttribute)));
        foreach (FieldInfo field in isMap ? [] : fields)
        {
            ulong distance = (ulong)s_distance.MakeGenericMethod(structure).Invoke(null, [field])!;
            Assert.Equal((field.Name, (ulong)offsets.GetField(field.Name)!.GetRawConstantValue()!), (field.Name, distance));
        }
    }

    // Sets the field of a value that is otherwise zero, and looks for its first byte.
    private static ulong Distance<T>(FieldInfo field)
        where T : unmanaged
    {
        object boxed = default(T);
        field.SetValue(boxed, AllOnes(field.FieldType));
        T value = (T)boxed;
        Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<T>(ref value));
        return (ulong)bytes.IndexOfAnyExcept((byte)0);
    }

    private static object AllOnes(Type type)
    {
        byte[] ones = new byte[(int)s_sizeOf.MakeGenericMethod(type).Invoke(null, null)!];
        Array.Fill(ones, type == typeof(bool) ? (byte)1 : byte.MaxValue);
        return typeof(EveryStructureTests).GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [ones])!;
    }

    private static object Boxed<T>(byte[] bytes)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Read<T>(bytes);
}
