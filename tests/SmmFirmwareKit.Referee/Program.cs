// Comparisons with QEMU that need more than its register interface: `boot-image`.
using SmmFirmwareKit.Referee.BootImage;

return args switch
{
    ["boot-image"] => BootImageComparison.Run(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("referee: say what to compare: boot-image.");
    return 2;
}
