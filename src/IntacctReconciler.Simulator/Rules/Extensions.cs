using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>The custom applications and agents that the company has.</summary>
internal sealed class Extensions
{
    private readonly List<ExtensionGrant> applications = [];
    private readonly List<ExtensionGrant> agents = [];

    public static Extensions Of(Seed seed, CompanyStore store)
    {
        var found = new Extensions();
        foreach (var record in store[TypeNames.Role].Records.Concat(store[TypeNames.User].Records))
        {
            foreach (var field in record.Type.Fields)
            {
                if (field.Kind is FieldKind.ApplicationGrants or FieldKind.AgentGrants)
                {
                    foreach (var grant in (ExtensionGrant[]?)record[field] ?? [])
                    {
                        found.Add(field.Kind == FieldKind.AgentGrants, grant.Key, grant.Id);
                    }
                }
            }
        }
        foreach (var id in seed.Applications)
        {
            found.Add(ofAgents: false, null, id);
        }
        foreach (var id in seed.Agents)
        {
            found.Add(ofAgents: true, null, id);
        }
        return found;
    }

    public ExtensionGrant? Find(bool ofAgents, string? key, string? id) =>
        (ofAgents ? agents : applications).Find(known =>
            (key is null || known.Key == key) && (id is null || known.Id == id)
        );

    private void Add(bool ofAgents, string? key, string? id)
    {
        var list = ofAgents ? agents : applications;
        if (Find(ofAgents, key, id) is null)
        {
            list.Add(new ExtensionGrant(key ?? NewKey(list), id, null, null, []));
        }
    }

    private static string NewKey(List<ExtensionGrant> list) =>
        KeyText.Of(list.Select(known => KeyText.Parse(known.Key ?? "") ?? 0L).DefaultIfEmpty().Max() + 1);
}
