// Generators that are broken on purpose: each check of incrementality fails for its own reason, and only for that.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Generators.Tests.Samples;

namespace SmmFirmwareKit.Generators.Tests.Incrementality;

public sealed class BrokenGenerators
{
    private const string Attribute = "SmmFirmwareKit.Efi.FirmwareStructureAttribute";
    private const string Step = "Broken.Spec";

    [Fact]
    public void SymbolComparedByName_LooksCachedButIsFoundAndKeepsTheCompilation()
    {
        BrokenSample sample = new(typeof(KeepsASymbol));
        Assert.All(Edit.All.Where(edit => edit.Demanded is null), edit => Assert.Empty(Incremental.WrongReasons(sample, edit)));
        Assert.Contains(Incremental.CompilersObjects(sample), found => found.StartsWith(Step + ".<Type>", StringComparison.Ordinal) && found.EndsWith("NamedTypeSymbol", StringComparison.Ordinal));
        Assert.True(Incremental.KeepsOldCompilation(sample));
    }

    [Fact]
    public void SpecWithoutEquality_HoldsNothingButRunsAgain()
    {
        BrokenSample sample = new(typeof(HasNoEquality));
        Assert.Equal([Step + ": Modified", "output: Modified"], Incremental.WrongReasons(sample, Edit.All[0]));
        Assert.Empty(Incremental.CompilersObjects(sample));
        Assert.False(Incremental.KeepsOldCompilation(sample));
    }

    [Fact]
    public void SpecThatLeavesOutTheFields_MissesTheChange()
    {
        Edit change = Edit.All.Single(edit => edit.Demanded is not null);
        Assert.Equal([Step + ": never Modified", "output: never Modified"], Incremental.WrongReasons(new BrokenSample(typeof(SeesOnlyTheName)), change));
    }

    [Fact]
    public void ObjectOfTheCompilerDeepInside_IsFoundWithTheWayToIt()
    {
        ISymbol symbol = Edit.Before(new StructureSample()).GlobalNamespace;
        IReadOnlyList<string> found = RoslynObjects.In(new { Inner = new[] { new { Hidden = (object)symbol } } });
        Assert.Contains("[0]", Assert.Single(found), StringComparison.Ordinal);
    }

    private static void Register<T>(IncrementalGeneratorInitializationContext context, Func<INamedTypeSymbol, T> spec, Func<T, string> nameOf) =>
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(Attribute, static (node, _) => node is TypeDeclarationSyntax, (match, _) => spec((INamedTypeSymbol)match.TargetSymbol)).WithTrackingName(Step),
            (output, known) => output.AddSource(nameOf(known) + ".g.cs", "// " + nameOf(known)));

    private sealed class BrokenSample(Type generator) : Sample
    {
        private readonly StructureSample _structures = new();

        public BrokenSample()
            : this(typeof(KeepsASymbol))
        {
        }

        public override Type Generator => generator;

        public override string Source => _structures.Source;

        public override (string From, string To) Change => _structures.Change;

        public override IReadOnlyList<string> Steps => [Step];
    }

    private sealed class KeepsASymbol : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Register(context, static type => new Named(type), static named => named.Type.Name);

        private sealed class Named(INamedTypeSymbol type) : IEquatable<Named>
        {
            public INamedTypeSymbol Type { get; } = type;

            public bool Equals(Named? other) => string.Equals(Type.Name, other?.Type.Name, StringComparison.Ordinal);

            public override bool Equals(object? obj) => obj is Named other && Equals(other);

            public override int GetHashCode() => Type.Name.GetHashCode(StringComparison.Ordinal);
        }
    }

    private sealed class HasNoEquality : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Register(context, static type => new Named { Name = type.Name }, static named => named.Name);

        private sealed class Named
        {
            public required string Name { get; init; }
        }
    }

    private sealed class SeesOnlyTheName : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => Register(context, static type => type.Name, static name => name);
    }
}
