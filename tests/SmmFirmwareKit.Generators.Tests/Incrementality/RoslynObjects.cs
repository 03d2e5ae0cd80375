// Walks everything an object holds, looking for objects of the compiler: each would keep an old compilation alive.
using System.Collections;
using System.Reflection;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

internal static class RoslynObjects
{
    /// <summary>Types of the compiler's objects reachable from <paramref name="root"/>, each with the way to it.</summary>
    public static IReadOnlyList<string> In(object? root)
    {
        List<string> found = [];
        Walk(root, "", new HashSet<object>(ReferenceEqualityComparer.Instance), found);
        return found;
    }

    private static void Walk(object? value, string path, HashSet<object> seen, List<string> found)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        if (type.FullName!.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal))
        {
            found.Add(path + ": " + type.FullName);
            return;
        }

        if (type.IsArray)
        {
            int index = 0;
            foreach (object? element in (IEnumerable)value)
            {
                Walk(element, $"{path}[{index++}]", seen, found);
            }

            return;
        }

        foreach (FieldInfo field in FieldsOf(type))
        {
            Walk(field.GetValue(value), path + "." + field.Name, seen, found);
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
