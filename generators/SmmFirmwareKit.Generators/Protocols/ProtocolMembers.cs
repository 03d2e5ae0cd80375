// The members of a protocol: what a C structure can hold, and what is generated for each.
using Microsoft.CodeAnalysis;
using SmmFirmwareKit.Generators.Declarations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ProtocolMembers
{
    private const string This = "this";

    // Members of Ptr<T> and Field<T> win over extension members of the same name; the rest is generated into the table.
    private static readonly HashSet<string> s_taken = new(StringComparer.Ordinal)
    {
        "Address", "Null", "IsNull", "Value", "As", "Pointer", "GetAwaiter", "Set", "ToString", "Equals", "GetHashCode", "GetType",
        "Deconstruct", "MemberwiseClone", "Finalize", "SizeOf", "OffsetOf", "ProtocolGuid", "PpiGuid",
    };

    public static void Check(INamedTypeSymbol protocol, ProtocolParser.Reporter reporter)
    {
        ISymbol[] members = [.. protocol.GetMembers().Where(member => member is not IMethodSymbol { AssociatedSymbol: not null })];
        if (members.Length == 0)
        {
            reporter.Report(ProtocolDiagnostics.Empty, protocol);
        }

        foreach (ISymbol member in members)
        {
            CheckMember(protocol, members, member, reporter);
        }
    }

    public static ProtocolMemberSpec Member(PlacedMember placed) => placed.Symbol switch
    {
        IMethodSymbol method => Function(method, placed),
        var property => Data((IPropertySymbol)property, placed),
    };

    private static void CheckMember(INamedTypeSymbol protocol, ISymbol[] members, ISymbol member, ProtocolParser.Reporter reporter)
    {
        if (!IsOrdinary(member))
        {
            reporter.Report(ProtocolDiagnostics.Kind, member, member.Name);
        }
        else if (members.Count(other => other.Name == member.Name) > 1)
        {
            reporter.Report(ProtocolDiagnostics.Overloaded, member, member.Name);
        }
        else if (IsHidden(protocol, members, member))
        {
            reporter.Report(ProtocolDiagnostics.Hidden, member, member.Name);
        }
        else if (member is IMethodSymbol method)
        {
            CheckFunction(protocol, method, reporter);
        }
        else if (((IPropertySymbol)member).Type is { TypeKind: not TypeKind.Error } type && LayoutOf.Type(type) is null)
        {
            reporter.Report(ProtocolDiagnostics.NoLayout, member, member.Name, type.ToDisplayString());
        }
    }

    private static bool IsOrdinary(ISymbol member) => member switch
    {
        IMethodSymbol method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: true, IsGenericMethod: false },
        IPropertySymbol property => property is { IsStatic: false, IsAbstract: true, IsIndexer: false, SetMethod: null, RefKind: RefKind.None },
        _ => false,
    };

    // F is called F and its place in the table is FPointer.
    private static bool IsHidden(INamedTypeSymbol protocol, ISymbol[] members, ISymbol member) =>
        s_taken.Contains(member.Name)
        || "I" + member.Name == protocol.Name
        || members.Any(other => other is IMethodSymbol && other.Name + "Pointer" == member.Name);

    private static void CheckFunction(INamedTypeSymbol protocol, IMethodSymbol method, ProtocolParser.Reporter reporter)
    {
        if (!RegisterSignature.Fits(method))
        {
            reporter.Report(ProtocolDiagnostics.Signature, method, method.Name);
            return;
        }

        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => parameter.Name == This && !IsTablePointer(parameter.Type)))
        {
            reporter.Report(ProtocolDiagnostics.This, parameter, method.Name, parameter.Type.ToDisplayString(), string.Concat(protocol.Name.Skip(1)));
        }
    }

    private static bool IsTablePointer(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || KitTypes.PointeeOf(type) is { } pointee && ProtocolTables.InterfaceOf(pointee) is not null;

    private static ProtocolMemberSpec Function(IMethodSymbol method, PlacedMember placed)
    {
        ITypeSymbol? result = RegisterSignature.ResultOf(method);
        string prototype = CPrototype.Of(method, "(*" + method.Name + ")");
        ProtocolCallSpec call = new(result is null ? null : CSharpName.Of(result), new([.. method.Parameters.Select(Parameter)]), prototype);
        bool isPublic = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).All(type => Visibility.Of(type) == Visible.Everywhere);
        return new(method.Name, "ulong", "Field<ulong>", call, prototype, placed.Offset, placed.Layout.Size, isPublic);
    }

    private static ProtocolParameterSpec Parameter(IParameterSymbol parameter) =>
        new(parameter.Name, CSharpName.Of(parameter.Type), IsThis(parameter));

    // This of a table within another one is the other: the caller has to say which.
    private static bool IsThis(IParameterSymbol parameter) =>
        parameter.Name == This
        && KitTypes.PointeeOf(parameter.Type) is { } pointee
        && SymbolEqualityComparer.Default.Equals(ProtocolTables.InterfaceOf(pointee), parameter.ContainingType);

    private static ProtocolMemberSpec Data(IPropertySymbol property, PlacedMember placed)
    {
        ITypeSymbol target = InlineArrays.Of(property.Type)?.Element ?? property.Type;
        string place = (InlineArrays.Of(property.Type) is null ? "Field<" : "Ptr<") + CSharpName.Of(target) + ">";
        string inC = CName.Declaration(property.Type, property.Name).ToString();
        return new(property.Name, CSharpName.Of(property.Type), place, Call: null, inC, placed.Offset, placed.Layout.Size, Visibility.Of(target) == Visible.Everywhere);
    }
}
