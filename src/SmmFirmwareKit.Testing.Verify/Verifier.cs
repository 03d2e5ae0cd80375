// The entry of the Verify library for xunit, as far as text goes: same namespace, same call, same files.
using System.Runtime.CompilerServices;
using VerifyTests;

namespace VerifyXunit;

public static class Verifier
{
    /// <summary>
    /// Compares with <c>{Type}.{Method}.verified.txt</c> beside the test, where the type has the name of its file. What differs is
    /// left in <c>.received.txt</c> and fails with the difference, or is accepted while <c>SFK_ACCEPT_SNAPSHOTS=1</c>.
    /// </summary>
    public static SettingsTask Verify(string? target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        new(target ?? "null", SourceFile.OnThisMachine(sourceFile), method);
}
