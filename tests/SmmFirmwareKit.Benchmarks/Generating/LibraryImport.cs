// LibraryImport's own generator, which the build copied out of .NET's reference pack.
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Benchmarks.Generating;

internal static class LibraryImport
{
    internal static IIncrementalGenerator Generator()
    {
        Assembly assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "interop", "Microsoft.Interop.LibraryImportGenerator.dll"));
        return (IIncrementalGenerator)Activator.CreateInstance(assembly.GetType("Microsoft.Interop.LibraryImportGenerator", throwOnError: true)!)!;
    }
}
