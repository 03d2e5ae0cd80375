// Which types and members of the kit, and of the framework, are the vocabulary of firmware.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Layout;

namespace SmmFirmwareKit.Generators.PortableSubset;

/// <param name="Type">Metadata name with its namespace.</param>
/// <param name="Members">Those that firmware may use; `.ctor` constructs one.</param>
/// <param name="C">What C has for it.</param>
internal sealed record PortableType(string Type, string[] Members, string C);

internal static class KitVocabulary
{
    /// <summary>Types that are neither in a firmware assembly nor in the vocabulary of EFI types.</summary>
    public static readonly PortableType[] Rows =
    [
        new("SmmFirmwareKit.Execution.FirmwareTask", ["Completed"], "`VOID` as the type of a function"),
        new("SmmFirmwareKit.Execution.FirmwareTask`1", ["FromResult"], "`T` as the type of a function"),
        new("SmmFirmwareKit.Execution.ReadStep`1", [".ctor"], "a read through a pointer"),
        new("SmmFirmwareKit.Execution.WriteStep`1", [".ctor"], "a write through a pointer"),
        new("SmmFirmwareKit.Execution.LockedStep`1", [".ctor"], "`InterlockedCompareExchange32` and its kin"),
        new("SmmFirmwareKit.Execution.Step`1", [".ctor"], "one instruction, in assembly"),
        new("SmmFirmwareKit.Execution.WaitStep", [".ctor"], "one instruction, in assembly"),
        new("SmmFirmwareKit.Execution.CallArguments", ["Of"], "the arguments of a call through a pointer"),
        new("SmmFirmwareKit.Execution.Agent", ["Current", "Call"], "a call through a pointer"),
        new("SmmFirmwareKit.Execution.CodeCell", ["Size"], "the size of a stub of assembly"),
        new("SmmFirmwareKit.Efi.PcdValues", ["this[]", "DatabaseSize"], "`FixedPcdGet64 (Token)`"),
        new("System.Math", ["Min", "Max", "DivRem"], "`MIN`, `MAX`, `DivU64x64Remainder`"),
        new("System.Numerics.BitOperations", ["LeadingZeroCount", "Log2", "PopCount"], "`HighBitSet64`, `BitFieldCountOnes64`"),
        new("System.String", ["Length", "this[]"], "`AsciiStrLen (Text)`, `Text[Index]`"),
        new("System.ReadOnlySpan`1", ["Length", "this[]"], "`ARRAY_SIZE (mTable)`, `mTable[Index]`"),
    ];

    private static readonly Dictionary<string, PortableType> s_rows = Rows.ToDictionary(row => row.Type);

    /// <summary>Whether firmware may call, read or construct it.</summary>
    public static bool Allows(ISymbol member, IAssemblySymbol compiled)
    {
        if (IsOfEveryObject(member))
        {
            return false;
        }

        INamedTypeSymbol? type = member.ContainingType?.OriginalDefinition;
        return type is null
            || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compiled)
            || FirmwareCode.IsFirmware(type.ContainingAssembly)
            || IsEfiType(type)
            || (s_rows.TryGetValue(NameOf(type), out PortableType row) && row.Members.Contains(member.OriginalDefinition is IPropertySymbol { IsIndexer: true } ? "this[]" : member.Name));
    }

    /// <summary>Of the assembly of EFI types, classes with state compose platforms; the rest is what C's headers declare.</summary>
    public static bool IsEfiType(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == KitNames.EfiNamespace
        && (type.TypeKind != TypeKind.Class || type.IsStatic || type.Name == "ImagePart");

    /// <summary>Whether a struct of this definition may be held, passed and returned.</summary>
    public static bool IsListed(INamedTypeSymbol type) => s_rows.ContainsKey(NameOf(type));

    public static bool IsFirmwareTask(ITypeSymbol? type) => type is { Name: "FirmwareTask" } && IsExecution(type);

    /// <summary>What <c>await</c> may wait for: a place in memory, a step of the machine, a call.</summary>
    public static bool IsAwaitable(ITypeSymbol type) =>
        (IsExecution(type) && type.Name is "FirmwareTask" or "ReadStep" or "WriteStep" or "LockedStep" or "Step" or "WaitStep")
        || KitTypes.PlaceOf(type) is not null;

    public static bool IsReadOnlySpan(ITypeSymbol? type) => type is INamedTypeSymbol { MetadataName: "ReadOnlySpan`1", ContainingNamespace.Name: "System" };

    private static bool IsExecution(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == KitNames.ExecutionNamespace;

    // ToString, GetHashCode, Equals(object), GetType.
    private static bool IsOfEveryObject(ISymbol member)
    {
        ISymbol declared = member;
        while (declared is IMethodSymbol { OverriddenMethod: { } overridden })
        {
            declared = overridden;
        }

        return declared.ContainingType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum
            && declared.Name != ".ctor";
    }

    private static string NameOf(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() + "." + type.MetadataName;
}
