using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>The lines of an access file that say where a company is, so that what fails on the way there can point at them.</summary>
internal sealed record ConnectionPlaces(Origin Company, ConnectionDeclaration? Connection)
{
    public static ConnectionPlaces Of(AccessFile file) => new(file.Company.At, file.Connection);

    /// <summary>A problem with the line that it is about, where the file has one.</summary>
    public Diagnostic Place(Diagnostic problem, Purpose purpose) =>
        problem.At is null ? problem with { At = PlaceOf(problem.Code, purpose) } : problem;

    private Origin? PlaceOf(string code, Purpose purpose) =>
        code switch
        {
            "IR7008" or "IR8001" or "IR8002" or "IR8003" or "IR8004" => Connection?.Endpoint?.At,
            "IR7201" or "IR7203" => Connection?.Simulator?.At,
            "IR7101" or "IR7102" or "IR7103" or "IR7104" or "IR7105" => Credentials(purpose),
            "IR8011" or "IR8015" => Company,
            "IR8012" or "IR8013" or "IR8014" or "IR8016" or "IR8017" or "IR8025" => Credentials(purpose),
            _ => null,
        };

    private Origin? Credentials(Purpose purpose) =>
        (purpose == Purpose.Apply ? Connection?.ApplyCredentials : Connection?.ReadCredentials)?.At;
}
