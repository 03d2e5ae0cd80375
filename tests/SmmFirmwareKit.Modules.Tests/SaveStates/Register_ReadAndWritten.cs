// Every register of every format through the library, with every width: status, caller's buffer, save state.
using SmmFirmwareKit.Efi;
using SmmFirmwareKit.Generators.Tests.SaveStates;

namespace SmmFirmwareKit.Modules.Tests.SaveStates;

public sealed class Register_ReadAndWritten
{
    private const int WidestRequest = 9;
    private const byte Untouched = 0xCC;

    // No two bytes within reach of one register are equal.
    private static readonly byte[] s_map = [.. Enumerable.Range(0, SaveStateBench.MapSize).Select(i => (byte)(i ^ (i >> 8)))];
    private static readonly byte[] s_source = [.. Enumerable.Range(0, SaveStateBench.BufferSize).Select(i => (byte)(0xE0 + i))];

    public static TheoryData<string, string> Registers()
    {
        TheoryData<string, string> cases = [];
        foreach (Edk2Row row in Edk2Rows.All)
        {
            cases.Add(nameof(SaveStateFormat.Intel32), row.Name);
            cases.Add(nameof(SaveStateFormat.Intel64), row.Name);
            cases.Add(nameof(SaveStateFormat.Amd64), row.Name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public void Register_Read(string formatName, string name)
    {
        (SaveStateFormat format, Edk2Row row) = (SaveStateFormat.Named(formatName), Row(name));
        for (int width = 0; width <= WidestRequest; width++)
        {
            byte[] buffer = Filled();
            Answer answer = SaveStateBench.Ask(format, s_map, Request.Read((EfiMmSaveStateRegister)row.Value, (ulong)width), buffer);
            EfiStatus expected = CheckWidth(format.Row(row).Width, width);
            Copy(expected, buffer, s_map, format.Row(row), width, toMap: false);
            Assert.Equal((width, expected), (width, answer.Status));
            Assert.Equal(Convert.ToHexString(buffer), Convert.ToHexString(answer.Buffer));
            Assert.Equal(s_map, answer.Map);
        }
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public void Register_Written(string formatName, string name)
    {
        (SaveStateFormat format, Edk2Row row) = (SaveStateFormat.Named(formatName), Row(name));
        for (int width = 0; width <= WidestRequest; width++)
        {
            byte[] map = [.. s_map];
            Answer answer = SaveStateBench.Ask(format, s_map, Request.ToWrite((EfiMmSaveStateRegister)row.Value, (ulong)width), s_source);
            EfiStatus expected = row.Writable ? CheckWidth(format.Row(row).Width, width) : EfiStatus.Unsupported;
            Copy(expected, [.. s_source], map, format.Row(row), width, toMap: true);
            Assert.Equal((width, expected), (width, answer.Status));
            Assert.Equal(Convert.ToHexString(map), Convert.ToHexString(answer.Map));
            Assert.Equal(s_source, answer.Buffer);
        }
    }

    [Theory]
    [InlineData(0U)]
    [InlineData(3U)]
    [InlineData(11U)]
    [InlineData(47U)]
    [InlineData(55U)]
    [InlineData(256U)]
    [InlineData(287U)]
    [InlineData(515U)]
    public void UnknownRegister_IsNotFound(uint register)
    {
        foreach (SaveStateFormat format in (SaveStateFormat[])[SaveStateFormat.Intel32, SaveStateFormat.Intel64, SaveStateFormat.Amd64])
        {
            Answer read = SaveStateBench.Ask(format, s_map, Request.Read((EfiMmSaveStateRegister)register, 4), Filled());
            Answer write = SaveStateBench.Ask(format, s_map, Request.ToWrite((EfiMmSaveStateRegister)register, 4), Filled());
            Assert.Equal((EfiStatus.NotFound, EfiStatus.NotFound), (read.Status, write.Status));
            Assert.Equal(Filled(), read.Buffer);
            Assert.Equal(s_map, write.Map);
        }
    }

    private static Edk2Row Row(string name) => Array.Find(Edk2Rows.All, row => string.Equals(row.Name, name, StringComparison.Ordinal))!;

    private static byte[] Filled() => [.. Enumerable.Repeat(Untouched, SaveStateBench.BufferSize)];

    private static EfiStatus CheckWidth(int known, int asked) =>
        known == 0 ? EfiStatus.NotFound
        : asked > known ? EfiStatus.InvalidParameter
        : EfiStatus.Success;

    private static void Copy(EfiStatus status, byte[] buffer, byte[] map, (int Width, int Lo, int Hi) row, int width, bool toMap)
    {
        for (int i = 0; status == EfiStatus.Success && i < width; i++)
        {
            int place = i < 4 ? row.Lo + i : row.Hi + i - 4;
            if (toMap)
            {
                map[place] = buffer[i];
            }
            else
            {
                buffer[i] = map[place];
            }
        }
    }
}
