using System.Text;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Server;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Writes a company as a snapshot.</summary>
internal static class SnapshotWriter
{
    public static string Write(Simulation company)
    {
        var writer = new ObjectWriter(company.Store, View.Plain with { Untold = company.Untold });
        var answer = Answer.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("format", Seed.Format);
                if (company.Seed.IsReport)
                {
                    json.WriteString("source", "report");
                }
                json.WriteString("company", company.Seed.Company);
                json.WriteString("permissionModel", company.Seed.PermissionModel);
                json.WriteStartObject("objects");
                // What was done to a company is not how it stands.
                foreach (var type in ObjectTypes.All.Where(type => type.Name != TypeNames.History))
                {
                    json.WriteStartArray(type.Name);
                    foreach (var record in company.Store[type].Records)
                    {
                        writer.Write(json, record);
                    }
                    json.WriteEndArray();
                }
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
        return Encoding.UTF8.GetString(answer.Body);
    }
}
