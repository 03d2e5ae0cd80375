// Declarations of protocols and PPIs: interfaces whose members lie as a table of function pointers in modelled memory.
namespace SmmFirmwareKit.Efi;

/// <summary>
/// Marks an interface <c>IFoo</c> whose methods and properties are, in order, the function pointers and data of a C structure.
/// <c>partial struct Foo;</c> beside it is the table that <see cref="Ptr{T}"/>, <see cref="Field{T}"/> and
/// <see cref="GlobalAttribute"/> name; the generator lays it out and hangs the members on pointers to it.
/// </summary>
/// <remarks>
/// <c>await p.Member(...)</c> reads the member's address in the table and calls what lies there; <c>p.MemberPointer</c> is the
/// place of that address. A parameter <c>Ptr&lt;Foo&gt; @this</c> is the pointer the call is made through: the caller leaves it out.
/// A C name that ends in _PPI makes it a PPI, which lies in another database.
/// </remarks>
/// <param name="cName">The C structure, for example <c>EFI_SMM_CPU_SERVICE_PROTOCOL</c>.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ProtocolAttribute(string cName) : Attribute
{
    /// <param name="cName">The C structure.</param>
    /// <param name="guid">In registry form; without it the table only lies within those of others.</param>
    public ProtocolAttribute(string cName, string guid)
        : this(cName) => Guid = guid;

    public string CName { get; } = cName;

    public string Guid { get; } = "";

    /// <summary>What EDK2's package declaration calls the GUID; if not stated, <c>gFooGuid</c>. It is then in <see cref="Guids"/>.</summary>
    public string GuidName { get; init; } = "";

    /// <summary>Where EDK2 (or the PI specification) declares it.</summary>
    public string Source { get; init; } = "";
}

/// <summary>
/// Marks an entry point as what a member of a protocol points to. A class that implements one member implements all of them and
/// gets <c>Fill(Ptr&lt;Foo&gt;)</c>, which stores their addresses.
/// </summary>
/// <typeparam name="TProtocol">The interface that declares the member.</typeparam>
/// <param name="member">The member; in a table within the table <c>Io.Read</c>. The method's own name by default.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ImplementsAttribute<TProtocol>(string? member = null) : Attribute
    where TProtocol : class
{
    public string? Member { get; } = member;
}

/// <summary>The table of a protocol of the DXE or SMM database. Generated.</summary>
public interface IProtocol
{
    static abstract EfiGuid ProtocolGuid { get; }
}

/// <summary>The table of a PPI. Generated.</summary>
public interface IPpi
{
    static abstract EfiGuid PpiGuid { get; }
}
