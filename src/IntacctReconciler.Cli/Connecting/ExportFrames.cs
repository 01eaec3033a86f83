using System.Globalization;
using IntacctReconciler.Declarations;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>What stands around an export.</summary>
internal static class ExportFrames
{
    /// <param name="place">The file that is written, as the user would write it; null for one that is printed.</param>
    public static ExportFrame Of(
        Destination from,
        string? place,
        CompanyState state,
        CompanyHost company,
        Surroundings world
    )
    {
        var time = world.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
        var header = $"{Printable.Of(state.Company)} as {Printable.Of(company.UserId)} saw it, {time}.";
        return new(from.File.PermissionModel.Value, ConnectionOf(from, place, world), [header]);
    }

    /// <summary>The snapshot of a simulated company is named by its path from the file that is written, wherever that is.</summary>
    private static ConnectionDeclaration? ConnectionOf(Destination from, string? place, Surroundings world)
    {
        var said = from.File.Connection;
        if (place is null || said?.Simulator is not { } simulator)
            return said;
        var folder = Path.GetDirectoryName(world.Resolve(place))!;
        if (folder == Path.GetDirectoryName(world.Resolve(simulator.At.Source.Path)))
            return said;
        var path = Path.GetRelativePath(folder, world.Resolve(from.Target.Seed!)).Replace('\\', '/');
        return said with { Simulator = simulator with { Value = path } };
    }
}
