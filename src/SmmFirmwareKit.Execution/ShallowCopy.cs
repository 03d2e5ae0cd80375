// Copies the class-typed state machines of Debug builds.
using System.Runtime.CompilerServices;

namespace SmmFirmwareKit.Execution;

internal static class ShallowCopy
{
    internal static T Of<T>(T original) => (T)MemberwiseClone(original!);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern object MemberwiseClone(object original);
}
