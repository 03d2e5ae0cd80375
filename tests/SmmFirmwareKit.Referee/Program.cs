// Comparisons with QEMU that need more than its register interface: `boot-image`, `ovmf`.
using SmmFirmwareKit.Qemu.Connection;
using SmmFirmwareKit.Referee.BootImage;
using SmmFirmwareKit.Referee.Ovmf;

try
{
    return args switch
    {
        ["boot-image"] => BootImageComparison.Run(Console.Out),
        ["ovmf"] => OvmfComparison.Run(Console.Out),
        _ => Complain("say what to compare: boot-image or ovmf."),
    };
}
catch (QemuException failure)
{
    return Complain(failure.Message);
}

static int Complain(string sentence)
{
    Console.Error.WriteLine($"referee: {sentence}");
    return 2;
}
