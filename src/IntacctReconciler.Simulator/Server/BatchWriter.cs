using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary>Writes one object or up to 500, each by itself or all or none.</summary>
internal sealed class BatchWriter(RequestContext context, ObjectType type)
{
    private const int AtMost = 500;

    private readonly CompanyStore store = context.Company.Store;
    private readonly Writes writes = new(context.Company, context.Caller);

    /// <summary>What became of an item: the object, or why not; neither for what was deleted.</summary>
    private readonly record struct Item(Record? Record, Refusal? Refusal);

    public Answer Create(JsonElement body) =>
        body.ValueKind == JsonValueKind.Array
            ? Batch(
                201,
                [
                    .. Elements(body)
                        .Select<JsonElement, Func<Record?>>(
                            (element, place) => () => writes.Create(type, element, $"/{place}")
                        ),
                ]
            )
            : One(201, () => writes.Create(type, body));

    public Answer Update(string keys, JsonElement body) =>
        keys.Contains(',', StringComparison.Ordinal)
            ? throw Refusal.Invalid("Several objects are changed by a list in the body, each with its key")
            : One(200, () => writes.Update(type, keys, body, keyIsAddress: false));

    public Answer UpdateAll(JsonElement body) =>
        body.ValueKind == JsonValueKind.Array
            ? Batch(
                200,
                [
                    .. Elements(body)
                        .Select<JsonElement, Func<Record?>>((element, place) => () => UpdateItem(element, $"/{place}")),
                ]
            )
            : throw Refusal.Invalid("PATCH without a key in the path takes a list of objects with their keys");

    public Answer Delete(string[] keys) =>
        Batch(
            204,
            [
                .. keys.Select<string, Func<Record?>>(key =>
                    () =>
                    {
                        writes.Delete(type, key);
                        return null;
                    }
                ),
            ]
        );

    private Record UpdateItem(JsonElement element, string at)
    {
        var key =
            element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("key", out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : throw Refusal.InPayload([new ErrorDetail("invalidKey", $"{at}/key is missing", $"{at}/key")]);
        return writes.Update(type, key, element, keyIsAddress: true, at);
    }

    private static JsonElement[] Elements(JsonElement body) =>
        body.GetArrayLength() switch
        {
            0 => throw Refusal.Invalid("The list is empty"),
            > AtMost => throw Refusal.Invalid($"{body.GetArrayLength()} objects: at most {AtMost} are allowed"),
            _ => [.. body.EnumerateArray()],
        };

    private static Answer One(int success, Func<Record> write)
    {
        var record = write();
        return Answer.Result(success, 1, 0, json => Answer.Reference(json, record));
    }

    private Answer Batch(int success, Func<Record?>[] steps)
    {
        var atomic = string.Equals(
            context.Request.Header("X-IA-API-Param-Transaction"),
            "true",
            StringComparison.OrdinalIgnoreCase
        );
        var start = store.Savepoint;
        var items = new Item[steps.Length];
        for (var place = 0; place < steps.Length; place++)
        {
            items[place] =
                context.LastFails is { } scripted && place > 0 && place == steps.Length - 1
                    ? new Item(null, scripted)
                    : Try(steps[place]);
            if (items[place].Refusal is not null && atomic)
            {
                store.RollBackTo(start);
                return Failed(items, place);
            }
        }
        var failed = items.Count(item => item.Refusal is not null);
        if (success == 204 && (failed == 0 || items.Length == 1))
        {
            return failed == 0 ? Answer.NoContent : throw items[0].Refusal!;
        }
        return Written(failed == 0 ? success : 207, success, items, failed);
    }

    private Item Try(Func<Record?> step)
    {
        var savepoint = store.Savepoint;
        try
        {
            return new Item(step(), null);
        }
        catch (Refusal refusal)
        {
            store.RollBackTo(savepoint);
            return new Item(null, refusal);
        }
    }

    private Answer Failed(Item[] items, int failed)
    {
        if (context.Switches.Is(SimulatorSwitches.AtomicFailure, "422"))
        {
            var cause = items[failed].Refusal!;
            throw new Refusal(422, cause.Code, cause.Message, cause.Details) { ErrorId = cause.ErrorId };
        }
        for (var place = 0; place < items.Length; place++)
        {
            if (place != failed)
            {
                items[place] = new Item(null, Refusal.Skipped());
            }
        }
        return Written(207, 0, items, items.Length);
    }

    private Answer Written(int status, int itemStatus, Item[] items, int failed) =>
        Answer.Result(
            status,
            items.Length,
            failed,
            json =>
            {
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item, itemStatus);
                }
                json.WriteEndArray();
            }
        );

    // A deleted item carries no key: it is matched by its place.
    private void Write(Utf8JsonWriter json, Item item, int itemStatus)
    {
        if (item.Refusal is { } refusal)
        {
            Answer.Failed(json, refusal, context.SupportId);
        }
        else if (item.Record is { } record)
        {
            Answer.Reference(json, record, itemStatus);
        }
        else
        {
            json.WriteStartObject();
            json.WriteNumber("ia::status", itemStatus);
            json.WriteEndObject();
        }
    }
}
