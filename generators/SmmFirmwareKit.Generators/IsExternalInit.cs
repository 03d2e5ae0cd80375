// netstandard2.0 lacks the type that the compiler marks init accessors of records with.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
