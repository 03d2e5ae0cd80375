// What can be wrong with how firmware corresponds to EDK2 (SFK50xx).
using Microsoft.CodeAnalysis;

namespace SmmFirmwareKit.Generators.Correspondence;

internal static class CorrespondenceDiagnostics
{
    private const string Category = "Correspondence";

    public static readonly DiagnosticDescriptor NoSource = Rule.Error(
        "SFK5001",
        Category,
        "Public firmware function without its EDK2 source",
        "Function {0}.{1} does not say which EDK2 file it corresponds to, so nobody can compare or port it: mark the class or the function [Edk2(\"Pkg/Folder/File.c\")], or [KitOnly(\"reason\")] if EDK2 has none");

    public static readonly DiagnosticDescriptor NeverReturned = Rule.Error(
        "SFK5002",
        Category,
        "Documented status is never returned",
        "{0} documents {1}, which it never returns: a caller would handle a case that does not exist, so remove it from the comment or return it");

    public static readonly DiagnosticDescriptor Undocumented = Rule.Error(
        "SFK5003",
        Category,
        "Returned status is not documented",
        "{0} returns {1}, which its comment does not say: a caller would not handle it, so add '{2}'");

    public static readonly DiagnosticDescriptor Name = Rule.Error(
        "SFK5004",
        Category,
        "Name does not match its C twin",
        "{0} stands for {1}, but a grep for that name, ignoring case and underscores, does not find it: name it {2}");

    public static readonly DiagnosticDescriptor File = Rule.Error(
        "SFK5005",
        Category,
        "Type and file have different names",
        "{0} lies in {1}, so who looks for one by the name of the other does not find it: give both one name");
}
