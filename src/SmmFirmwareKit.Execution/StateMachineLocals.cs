// Reads the locals of a suspended function, so that two stacks can be compared. Slow; for digests, not for stepping.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SmmFirmwareKit.Execution;

internal static class StateMachineLocals<TStateMachine>
{
    private static readonly FieldInfo[] s_fields =
        [.. typeof(TStateMachine)
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType.IsValueType)
            .OrderBy(field => field.MetadataToken)];

    /// <summary>Adds every value-typed field: state, arguments, locals, builder. References are stateless modules.</summary>
    internal static void Digest(TStateMachine stateMachine, ref StableHash hash)
    {
        foreach (FieldInfo field in s_fields)
        {
            AddValue(field.GetValue(stateMachine)!, field.FieldType, ref hash, depth: 0);
        }
    }

    private static void AddValue(object value, Type type, ref StableHash hash, int depth)
    {
        if (Number(value) is { } number)
        {
            hash.Add(number);
        }
        else if (type.IsDefined(typeof(InlineArrayAttribute), inherit: false))
        {
            hash.Add(BytesOf(value, type));
        }
        else if (depth < 6)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (field.FieldType.IsValueType && field.GetValue(value) is { } inner)
                {
                    AddValue(inner, field.FieldType, ref hash, depth + 1);
                }
            }
        }
    }

    // Reflection sees only the first element of an inline array.
    private static ReadOnlySpan<byte> BytesOf(object boxed, Type type) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<BoxedBytes>(boxed).First, RuntimeHelpers.SizeOf(type.TypeHandle));

    private sealed class BoxedBytes
    {
        internal byte First = 0;
    }

    private static ulong? Number(object value) => value switch
    {
        bool flag => flag ? 1UL : 0UL,
        char letter => letter,
        byte number => number,
        sbyte number => unchecked((ulong)number),
        ushort number => number,
        short number => unchecked((ulong)number),
        uint number => number,
        int number => unchecked((ulong)number),
        ulong number => number,
        long number => unchecked((ulong)number),
        nuint number => number,
        nint number => unchecked((ulong)number),
        double number => BitConverter.DoubleToUInt64Bits(number),
        float number => BitConverter.SingleToUInt32Bits(number),
        Enum number => Number(Convert.ChangeType(number, Enum.GetUnderlyingType(number.GetType()), System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };
}
