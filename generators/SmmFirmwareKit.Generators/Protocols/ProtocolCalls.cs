// Prints a typed call through a member of a protocol.
using SmmFirmwareKit.Generators.Text;

namespace SmmFirmwareKit.Generators.Protocols;

internal static class ProtocolCalls
{
    /// <summary>A name for the pointer that no parameter of the protocol has.</summary>
    public static string ReceiverName(ProtocolSpec spec)
    {
        string name = "table";
        while (spec.Members.Any(member => member.Call?.Parameters.Any(parameter => parameter.Name == name) == true))
        {
            name += "_";
        }

        return name;
    }

    /// <param name="place">Where the function's address lies: the call reads it there, then fetches code at it.</param>
    public static void Write(CodeWriter writer, string access, string name, ProtocolCallSpec call, string receiver, string place)
    {
        IEnumerable<string> parameters = call.Parameters.Where(parameter => !parameter.IsThis)
            .Select(parameter => parameter.Type + " " + CSharpName.Identifier(parameter.Name));
        string arguments = string.Join(", ", call.Parameters.Select(parameter => Register(parameter, receiver)));
        writer.Line("/// <summary><c>" + call.Prototype + "</c>.</summary>");
        writer.Line(access + Task(call) + " " + CSharpName.Identifier(name) + "(" + string.Join(", ", parameters) + ") =>");
        writer.Line("    Agent.Current.CallThrough(" + place + ", CallArguments.Of(" + arguments + "))" + Result(call) + ";");
    }

    private static string Task(ProtocolCallSpec call) => call.ResultType is null ? "FirmwareTask" : "FirmwareTask<" + call.ResultType + ">";

    private static string Register(ProtocolParameterSpec parameter, string receiver)
    {
        string name = CSharpName.Identifier(parameter.Name);
        return parameter.IsThis ? receiver + ".Address" : parameter.Type == "ulong" ? name : "Argument.From(" + name + ")";
    }

    // The result register means what the member's type says.
    private static string Result(ProtocolCallSpec call) => call.ResultType switch
    {
        null => ".WithoutResult()",
        "ulong" => "",
        _ => ".As<" + call.ResultType + ">()",
    };
}
