// The generators and analyzers under test.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmmFirmwareKit.Generators.Composition;
using SmmFirmwareKit.Generators.Concurrency;
using SmmFirmwareKit.Generators.Correspondence;
using SmmFirmwareKit.Generators.EntryPoints;
using SmmFirmwareKit.Generators.FunctionTypes;
using SmmFirmwareKit.Generators.Globals;
using SmmFirmwareKit.Generators.PortableSubset;
using SmmFirmwareKit.Generators.Protocols;
using SmmFirmwareKit.Generators.Registers;
using SmmFirmwareKit.Generators.SaveStates;
using SmmFirmwareKit.Generators.Structures;

namespace SmmFirmwareKit.Generators.Tests.InProcess;

internal static class Generators
{
    public static IIncrementalGenerator[] All => [new StructureGenerator(), new InfGenerator(), new PlatformGenerator(), new EntryPointGenerator(), new GlobalsGenerator(), new SaveStateGenerator(), new SaveStateTableGenerator(), new FunctionTypeGenerator(), new ProtocolGenerator(), new ImplementationGenerator(), new RegisterBlockGenerator()];

    public static DiagnosticAnalyzer[] Analyzers => [new StructureAnalyzer(), new InfAnalyzer(), new PlatformAnalyzer(), new EntryPointAnalyzer(), new SoftwareSmiAnalyzer(), new GlobalsAnalyzer(), new SaveStateAnalyzer(), new SaveStateTableAnalyzer(), new FunctionTypeAnalyzer(), new RegisterBlockAnalyzer(), new ProtocolAnalyzer(), new ImplementationAnalyzer(), .. PortableSubset, .. Concurrency, .. Correspondence];

    public static DiagnosticAnalyzer[] PortableSubset => [new ConstructAnalyzer(), new ArithmeticAnalyzer(), new ConversionAnalyzer(), new MemberAnalyzer(), new VariableAnalyzer(), new DeclarationAnalyzer()];

    public static DiagnosticAnalyzer[] Concurrency =>
    [
        new StateAnalyzer(), new ReferenceAnalyzer(), new HostAnalyzer(), new SpinAnalyzer(), new OffsetAnalyzer(), new StepAnalyzer(),
        new LiteralAnalyzer(), new ApicIdAnalyzer(), new SharedAnalyzer(),
    ];

    public static DiagnosticAnalyzer[] Correspondence => [new SourceAnalyzer(), new StatusAnalyzer(), new NameAnalyzer(), new FileAnalyzer()];
}
