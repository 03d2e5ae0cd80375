// A verification that starts when it is awaited, so that it can still be told which arguments name its file.
using System.Runtime.CompilerServices;

namespace VerifyTests;

public sealed class SettingsTask
{
    private readonly string _text;
    private readonly string _file;
    private readonly string _method;
    private string _arguments = "";
    private Task? _task;

    internal SettingsTask(string text, string file, string method) => (_text, _file, _method) = (text, file, method);

    /// <summary>Arguments of a theory, in the order of its parameters: <c>_name=value</c> in the file's name.</summary>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _arguments = TestMethod.Named(Path.GetFileNameWithoutExtension(_file), _method, parameters.Length).InFileName(parameters);
        return this;
    }

    public Task ToTask() => _task ??= new Snapshot(Path.ChangeExtension(_file, null) + "." + _method + _arguments).Compare(_text);

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public static implicit operator Task(SettingsTask settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.ToTask();
    }
}
