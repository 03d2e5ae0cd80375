// A register that another event resets.
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmmFirmwareKit.Mutations.Sites;

namespace SmmFirmwareKit.Mutations.Operators.Declarations;

internal sealed class ResetDomainWrong : IMutationOperator
{
    private const string Setting = "Domain";

    public string Name => "wrong reset domain";

    public string Summary => "`ResetDomain.System` and `PowerOn` exchanged";

    public IEnumerable<Mutation> In(SourceFile file) =>
        from row in file.Named(Rows.Register)
        where CanChange(row) && CarriedOut.SystemReset(file, row)
        let value = row.Setting(Setting)?.Expression.ToString() ?? "ResetDomain.System"
        select Rows.Set(row, Setting, value is "ResetDomain.System" ? "ResetDomain.PowerOn" : "ResetDomain.System");

    // By software, or by the device through a setter.
    private static bool CanChange(AttributeSyntax register) =>
        Rows.AllOf(register).SelectMany(row => row.ArgumentList?.Arguments ?? default).Any(argument => argument.Expression.ToString() is "ReadWrite" or "WriteOneToClear" or "WriteOneToSet" or "WriteOnce")
        || (register.Parent!.Parent is PropertyDeclarationSyntax { AccessorList: { } accessors } && accessors.Accessors.Count > 1);
}
