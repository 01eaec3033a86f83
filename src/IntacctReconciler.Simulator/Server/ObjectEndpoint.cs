using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary><c>/objects/{application}/{object}[/{keys}]</c>.</summary>
internal sealed class ObjectEndpoint(RequestContext context)
{
    private const int ListedAtMost = 100;
    private const int BatchAtMost = 500;

    private readonly Simulation company = context.Company;

    /// <param name="path">Behind <c>/objects/</c>.</param>
    public Answer Handle(string path)
    {
        var segments = path.Split('/');
        var type = segments.Length is 2 or 3 ? ObjectTypes.Find($"{segments[0]}/{segments[1]}") : null;
        if (type is null || !company.Offers(type))
        {
            throw Refusal.NotFound($"The resource /objects/{path}");
        }
        var keys = segments.Length == 3 ? Uri.UnescapeDataString(segments[2]) : null;
        if (keys is { Length: 0 })
        {
            throw Refusal.NotFound($"The resource /objects/{path}");
        }
        RequireOffered(type, hasKey: keys is not null);
        return (context.Request.Method, keys) switch
        {
            ("GET", null) => company.Store.Read(() => List(type)),
            ("GET", _) => company.Store.Read(() => Get(type, Split(keys))),
            ("POST", _) => new BatchWriter(context, type).Create(context.ReadBody()),
            ("PATCH", null) => new BatchWriter(context, type).UpdateAll(context.ReadBody()),
            ("PATCH", _) => new BatchWriter(context, type).Update(keys, context.ReadBody()),
            _ => new BatchWriter(context, type).Delete(Split(keys!)),
        };
    }

    private void RequireOffered(ObjectType type, bool hasKey)
    {
        var isOffered = context.Request.Method switch
        {
            "GET" => true,
            "POST" => !hasKey && type.Offers.HasFlag(Offers.Create),
            "PATCH" => type.Offers.HasFlag(Offers.Update),
            "DELETE" => hasKey && type.Offers.HasFlag(Offers.Delete),
            _ => false,
        };
        if (!isOffered)
        {
            throw new Refusal(405, "methodNotAllowed", $"{context.Request.Method} is not offered by {type.Name}")
            {
                ErrorId = "REST-1021",
                Allow = type.Methods.Replace(",", ", ", StringComparison.Ordinal),
            };
        }
    }

    private static string[] Split(string keys)
    {
        var split = keys.Split(',');
        return split.Length <= BatchAtMost
            ? split
            : throw Refusal.Invalid($"{split.Length} keys: at most {BatchAtMost} are allowed");
    }

    private Answer List(ObjectType type)
    {
        Entitled(type);
        var visible = company
            .Store[type]
            .Records.Where(record => context.Caller.Sees(record, includePrivate: false))
            .Where(record => type.Name != TypeNames.Permission || company.IsListed(record))
            .ToList();
        return Answer.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("ia::result");
                foreach (var record in visible.Take(ListedAtMost))
                {
                    Answer.Reference(json, record);
                }
                json.WriteEndArray();
                Answer.PageMeta(json, visible.Count, 1, ListedAtMost, null, null);
                json.WriteEndObject();
            }
        );
    }

    private Answer Get(ObjectType type, string[] keys)
    {
        Entitled(type);
        var writer = new ObjectWriter(company.Store, context.View);
        var found = keys.Select(key => Find(type, key)).ToList();
        if (keys.Length == 1)
        {
            return found[0] is { } only
                ? Answer.Result(200, 1, 0, json => writer.Write(json, only))
                : throw Refusal.NotFound($"{type.Name} with key {keys[0]}");
        }
        if (context.LastFails is not null)
        {
            found[^1] = null;
        }
        var missing = found.Count(record => record is null);
        return Answer.Result(
            missing == 0 ? 200 : 207,
            keys.Length,
            missing,
            json =>
            {
                json.WriteStartArray();
                foreach (var (place, record) in found.Index())
                {
                    if (record is not null)
                    {
                        writer.Write(json, record);
                    }
                    else
                    {
                        var scripted = place == keys.Length - 1 ? context.LastFails : null;
                        Answer.Failed(
                            json,
                            scripted ?? Refusal.NotFound($"{type.Name} with key {keys[place]}"),
                            context.SupportId
                        );
                    }
                }
                json.WriteEndArray();
            }
        );
    }

    private Record? Find(ObjectType type, string key) =>
        KeyText.Parse(key) is { } number
        && company.Store[type].Find(number) is { } found
        && context.Caller.Sees(found, includePrivate: true)
            ? found
            : null;

    private void Entitled(ObjectType type) =>
        new Entitlement(company, new CallerRights(company)).Require(context.Caller, type, Doing.Read);
}
