// What can be wrong with a platform's composition (SFK1112..SFK1125).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Composition;

internal static class PlatformDiagnostics
{
    private const string Category = "Composition";

    public static readonly DiagnosticDescriptor NoInstance = Rule.Error(
        "SFK1112",
        Category,
        "Library class has no instance",
        "{0} needs an instance of {1}{3}, and {2} binds none for it: add [LibraryClass<{1}, ...>] to {2}, for all modules or with Component or For");

    public static readonly DiagnosticDescriptor BoundTwice = Rule.Error(
        "SFK1113",
        Category,
        "Library class is bound twice",
        "{2} binds {0} a second time, to {1}, and neither line is for fewer modules than the other: remove one, or give one For or Component");

    public static readonly DiagnosticDescriptor NotInstance = Rule.Error(
        "SFK1114",
        Category,
        "Bound class is no library instance",
        "{0} cannot serve {1}: mark it [LibraryInstance(\"...inf\")] and do not make it abstract, so that {2} can construct it");

    public static readonly DiagnosticDescriptor Cycle = Rule.Error(
        "SFK1115",
        Category,
        "Library instances call each other in a cycle",
        "In {0}, library instance {1} would have to be constructed before itself ({3}): bind a library class of the cycle to another instance in {2}, or do without it in one of them");

    public static readonly DiagnosticDescriptor ModuleType = Rule.Error(
        "SFK1116",
        Category,
        "Library instance does not support the module type",
        "{0} is a {3}, and library instance {1} is for {4} only: what it does is not sound in that phase, so bind another instance in {2}, with For or Component");

    public static readonly DiagnosticDescriptor ComponentTwice = Rule.Error(
        "SFK1117",
        Category,
        "Component is listed twice",
        "{0} lists component {1} twice, itself or in a platform it derives from: the dispatcher would start it twice, so remove one");

    public static readonly DiagnosticDescriptor NotModule = Rule.Error(
        "SFK1118",
        Category,
        "Component is no module",
        "{0} cannot be a component of {1}: mark it [FirmwareModule(\"...inf\", ...)] and do not make it abstract");

    public static readonly DiagnosticDescriptor Extern = Rule.Error(
        "SFK1119",
        Category,
        "Library instance refers to a module that is not there",
        "Library instance {0} refers to globals of {1}, which {2} has not among its components: add [Component<{1}>], or bind another instance; the instance itself must lie in no image, because every image shares it");

    public static readonly DiagnosticDescriptor Facts = Rule.Error(
        "SFK1120",
        Category,
        "Platform does not say what an instance or module asks",
        "{0} asks {2} for {1}: name as many members of exactly these types in the attribute, none of them private to a platform that {2} derives from");

    public static readonly DiagnosticDescriptor Condition = Rule.Error(
        "SFK1121",
        Category,
        "Condition of a component is no bool of the platform",
        "Component {0} is to be linked when {1}, which is no readable bool field or property of {2}: declare one, not private to a platform that {2} derives from");

    public static readonly DiagnosticDescriptor NoComponent = Rule.Error(
        "SFK1122",
        Category,
        "Binding for a component that is not there",
        "{0} is bound for component {1}, which {2} does not have, so the line would never take effect: add the component or remove the line");

    public static readonly DiagnosticDescriptor NotPlatform = Rule.Error(
        "SFK1123",
        Category,
        "Platform cannot place images",
        "Nothing places the images that {0} composes: derive it from FirmwarePlatform, or from a platform that does");

    public static readonly DiagnosticDescriptor NoImage = Rule.Error(
        "SFK1124",
        Category,
        "Library instance needs an image",
        "Library instance {1} has code or globals in an image, and {0}, the platform's own code, is in none: list its library class in a module, and reach it there");

    public static readonly DiagnosticDescriptor NotImplemented = Rule.Error(
        "SFK1125",
        Category,
        "Library instance does not implement the library class",
        "{0} is bound to {1} in {2} but does not implement it, itself or in one of its sources: implement {1}, or bind an instance that does");
}
