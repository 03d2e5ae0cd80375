// Whether the parts of an I/O information word fit into it and say one thing each.
namespace SmmFirmwareKit.Generators.SaveStates;

internal static class SaveStateIoBits
{
    private const int PortBits = 16;

    /// <summary>What is wrong, to follow "because"; null if nothing is.</summary>
    public static string? WhatIsWrong(SaveStateIoSpec io)
    {
        (string Name, IoBits Bits)[] parts = [("the valid bit", new(io.ValidBit, io.ValidBit, default)), ("the port", io.Port), ("the length", io.Length), ("the type", io.Type)];
        foreach ((string name, IoBits bits) in parts)
        {
            if (bits.Low < 0 || bits.High > 31 || bits.High < bits.Low)
            {
                return name + " does not lie within bits 31 to 0, the higher first";
            }
        }

        return Overlap(parts)
            ?? (io.Port.High - io.Port.Low + 1 == PortBits ? null : "the port does not have 16 bits")
            ?? Meanings("the length", io.Length)
            ?? Meanings("the type", io.Type);
    }

    private static string? Overlap((string Name, IoBits Bits)[] parts)
    {
        for (int i = 1; i < parts.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (parts[i].Bits.Low <= parts[j].Bits.High && parts[j].Bits.Low <= parts[i].Bits.High)
                {
                    return parts[j].Name + " and " + parts[i].Name + " share bits";
                }
            }
        }

        return null;
    }

    private static string? Meanings(string name, IoBits bits)
    {
        byte[] values = [.. bits.Meanings.SelectMany(meaning => meaning.Values)];
        if (values.Length == 0)
        {
            return name + " has no value that means anything";
        }

        return values.Any(value => value > bits.Mask) ? name + " lists a value that does not fit into its bits"
            : values.Distinct().Count() < values.Length ? name + " lists a value twice"
            : null;
    }
}
