// SFK4007: an address in firmware has the name that EDK2's headers give it.
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SmmFirmwareKit.Generators.Layout;
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Concurrency;

/// <summary>Reports numbers where a pointer, port, MSR index or PCI address is expected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LiteralAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ConcurrencyDiagnostics.Literal];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (Address(context.Operation) is { } address
            && address.ConstantValue is { HasValue: true, Value: { } value }
            && IsBare(address)
            && FirmwareClasses.IsFirmware(context.ContainingSymbol.ContainingType))
        {
            ulong number = ulong.TryParse(value.ToString(), out ulong parsed) ? parsed : 0;
            context.ReportDiagnostic(Diagnostic.Create(ConcurrencyDiagnostics.Literal, address.Syntax.GetLocation(), address.Syntax.ToString(), Instead(number, context.Compilation)));
        }
    }

    private static IOperation? Address(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: { } type, Arguments.Length: 1 } creation when KitTypes.PointeeOf(type) is not null || KitTypes.PlaceOf(type) is not null => creation.Arguments[0].Value,
        IInvocationOperation call when FirmwareClasses.IsLibraryClass(call.TargetMethod.ContainingType) && TakesAddress(call.TargetMethod) => call.Arguments[0].Value,
        _ => null,
    };

    private static bool TakesAddress(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault()?.Name is "address" or "port" || method.Name is "AsmReadMsr64" or "AsmWriteMsr64";

    private static bool IsBare(IOperation address) => address.DescendantsAndSelf().All(part => part is ILiteralOperation or IConversionOperation or IBinaryOperation or IParenthesizedOperation);

    private static string Instead(ulong number, Compilation compilation) =>
        number == 0 ? "Ptr<T>.Null, or the name of what lies at address 0" :
        NamesIn(compilation.GetTypeByMetadataName(KitNames.ImagePart)?.ContainingNamespace, number).FirstOrDefault() is { } known ? known :
        "the constant of EDK2's header, declared once as " + Hex.Of(number);

    private static IEnumerable<string> NamesIn(INamespaceSymbol? registers, ulong number) =>
        from type in registers?.GetTypeMembers() ?? []
        where type.IsStatic
        from field in type.GetMembers().OfType<IFieldSymbol>()
        where field.HasConstantValue && field.ConstantValue is uint or ulong or ushort && Convert.ToUInt64(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture) == number
        orderby field.Name.Contains("ADDRESS") || field.Name.Contains("BASE") || field.Name.Contains("MSR") ? 0 : 1
        select type.Name + "." + field.Name;
}
