// The parameters of a test, whose names go into the name of its snapshot.
using System.Globalization;
using System.Reflection;

namespace VerifyTests;

internal sealed class TestMethod
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What no file system of a developer's machine may refuse.
    private const string Refused = "\"\\<>|:*?/";

    private readonly string[] _parameters;

    private TestMethod(MethodInfo method) => _parameters = [.. method.GetParameters().Select(parameter => parameter.Name!)];

    /// <summary>The method by its name, in the type with its file's name, with at least as many parameters as there are arguments.</summary>
    public static TestMethod Named(string type, string method, int arguments)
    {
        MethodInfo? found = Tests()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(candidate => string.Equals(candidate.Name, type, StringComparison.Ordinal))
            .SelectMany(candidate => candidate.GetMethods(Declared))
            .Where(candidate => string.Equals(candidate.Name, method, StringComparison.Ordinal) && candidate.GetParameters().Length >= arguments)
            .MinBy(candidate => candidate.GetParameters().Length);
        return found is not null
            ? new(found)
            : throw new VerifyException($"UseParameters: no method {type}.{method} with {arguments.ToString(CultureInfo.InvariantCulture)} parameters; the test's class has the name of its file");
    }

    public string InFileName(object?[] arguments) =>
        string.Concat(_parameters.Zip(arguments, (name, value) => "_" + name + "=" + InFileName(value)));

    // Not the calling assembly: a test that only returns its verification has left the stack by tail call.
    private static IEnumerable<Assembly> Tests()
    {
        string? own = typeof(TestMethod).Assembly.GetName().Name;
        return AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic
            && assembly.GetReferencedAssemblies().Any(used => string.Equals(used.Name, own, StringComparison.Ordinal)));
    }

    private static string InFileName(object? value)
    {
        string text = value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return string.Concat(text.Select(one => Refused.Contains(one, StringComparison.Ordinal) || char.IsControl(one) ? '-' : one));
    }
}
