using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Evidence;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>What is printed of a pack that was written.</summary>
internal sealed class EvidenceView(Session session, EvidenceRequest request)
{
    public void Print(CompanyEvidence evidence, CompanyPack pack, int exit) =>
        Print(EvidenceContent.Of(evidence, pack, Written()), [pack], [], exit);

    public void Print(FleetEvidence fleet, int exit) =>
        Print(EvidenceContent.Of(fleet, Written()), fleet.Members, fleet.Missing, exit);

    private void Print(
        Report report,
        IEnumerable<CompanyPack> members,
        IEnumerable<MissingCompany> missing,
        int exit
    ) =>
        session.Out.Write(
            request.Format == OutputFormat.Json
                ? session.Json(Json(members, missing, exit).ToJsonString()) + "\n"
                : session.Mask.Over(TextFormat.Write(report, session.World.Width, session.OutColour))
        );

    private JsonObject Json(IEnumerable<CompanyPack> members, IEnumerable<MissingCompany> missing, int exit) =>
        new()
        {
            ["pack"] = request.Place,
            ["sha256"] = Written().Digest,
            ["exit_code"] = exit,
            ["companies"] = new JsonArray([.. members.Select(JsonNode (member) => member.Manifest)]),
            ["missing"] = new JsonArray([
                .. missing.Select(JsonNode (one) => new JsonObject { ["company"] = one.Company, ["why"] = one.Why }),
            ]),
        };

    private WrittenPack Written()
    {
        using var file = File.OpenRead(session.World.Resolve(request.Place));
        return new(request.Place, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
