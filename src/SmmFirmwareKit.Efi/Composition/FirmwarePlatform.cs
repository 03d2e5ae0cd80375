// Base of composed platforms: numbers the images that the generated composition links, and says where they go.
namespace SmmFirmwareKit.Efi;

/// <summary>A platform composed from <see cref="PlatformAttribute"/>: its constructor calls <see cref="Compose"/>.</summary>
public abstract class FirmwarePlatform
{
    private readonly List<FirmwareImage> _images = [];

    /// <summary>The images in the order of the components; an image's number is its position, from 1.</summary>
    public IReadOnlyList<FirmwareImage> Images => _images;

    /// <summary>Constructs the library instances and modules, image by image. Generated.</summary>
    protected abstract void Compose();

    /// <summary>Gives a finished image its address.</summary>
    /// <param name="image">Holds the parts of the module and of the library instances linked with it.</param>
    /// <param name="module">The module, whose entry point has an address once the image is linked.</param>
    /// <param name="moduleType">MODULE_TYPE of the module.</param>
    /// <param name="ruleOverride">RuleOverride of the component; null for none.</param>
    protected abstract void Place(FirmwareImage image, IFirmwareModule module, ModuleTypes moduleType, string? ruleOverride);

    /// <summary>Starts the image of a component.</summary>
    protected FirmwareImage NewImage(string baseName)
    {
        FirmwareImage image = new(baseName, _images.Count + 1);
        _images.Add(image);
        return image;
    }
}
