// What the generator knows of a module or library instance: text only.
using SmmFirmwareKit.Generators.Declarations;

namespace SmmFirmwareKit.Generators.Composition;

/// <param name="BaseName">BASE_NAME.</param>
/// <param name="Path">The INF.</param>
/// <param name="Types">MODULE_TYPE, or the module types that may link the library.</param>
/// <param name="Serves">Library classes of an instance; empty for a module.</param>
/// <param name="Shape">What its constructor takes and does.</param>
/// <param name="Own">What the class itself declares.</param>
/// <param name="Inherited">What the class it derives from declares; null for none.</param>
/// <param name="EntryPoint">Null for a library instance.</param>
/// <param name="Extern">The module whose globals it refers to.</param>
/// <param name="Hosts">Classes that get short names.</param>
internal sealed record InfSpec(
    DeclarationSpec Declaration,
    string BaseName,
    string Path,
    string Types,
    EquatableArray<string> Serves,
    InfShape Shape,
    InfContents Own,
    InfContents? Inherited,
    ModuleEntrySpec? EntryPoint,
    string? Extern,
    EquatableArray<PartHostSpec> Hosts);

/// <param name="TakesImage">The constructor's first parameter is the image.</param>
/// <param name="BaseTakesImage">So does that of the class it derives from.</param>
/// <param name="AddsItself">The class is itself a part of the image.</param>
/// <param name="LibraryAccess">Who sees the library classes.</param>
internal sealed record InfShape(bool IsModule, bool IsAbstract, bool TakesImage, bool BaseTakesImage, bool AddsItself, string LibraryAccess);

/// <param name="Libraries">[LibraryClasses].</param>
/// <param name="Sources">[Sources].</param>
/// <param name="Facts">What the platform tells.</param>
internal sealed record InfContents(EquatableArray<MemberSpec> Libraries, EquatableArray<MemberSpec> Sources, EquatableArray<MemberSpec> Facts);

/// <param name="Access">Of the generated property.</param>
/// <param name="Type">C# type.</param>
/// <param name="Name">Name of the property.</param>
internal sealed record MemberSpec(string Access, string Type, string Name);

/// <param name="Source">The source that has it.</param>
/// <param name="Name">The function.</param>
internal sealed record ModuleEntrySpec(string Source, string Name);

/// <param name="Module">The primary constructor's parameter.</param>
/// <param name="Captures">Whether properties may capture it: it goes to no base class.</param>
internal sealed record PartHostSpec(DeclarationSpec Declaration, string Module, bool Captures, EquatableArray<MemberSpec> Members);
