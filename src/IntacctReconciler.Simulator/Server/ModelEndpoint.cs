using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Server;

/// <summary><c>GET /services/core/model</c>: what the company's objects look like.</summary>
internal sealed class ModelEndpoint(RequestContext context)
{
    public Answer Handle()
    {
        if (context.Request.Method != "GET")
        {
            throw new Refusal(405, "methodNotAllowed", "The model service takes GET") { Allow = "GET" };
        }
        var name = Tokens.Fields(context.Request.QueryString).GetValueOrDefault("name");
        if (string.IsNullOrEmpty(name))
        {
            return List();
        }
        return ObjectTypes.Find(name) is { } type && context.Company.Offers(type) ? One(type) : Unknown();
    }

    private static Answer Unknown() =>
        Answer.Result(
            200,
            0,
            0,
            json =>
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
        );

    private Answer List()
    {
        var types = ObjectTypes.All.Where(context.Company.Offers).ToList();
        return Answer.Result(
            200,
            types.Count,
            0,
            json =>
            {
                json.WriteStartArray();
                foreach (var type in types)
                {
                    json.WriteStartObject();
                    Head(json, type);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );
    }

    private static Answer One(ObjectType type) =>
        Answer.Result(
            200,
            1,
            0,
            json =>
            {
                json.WriteStartObject();
                Members(json, type, type.Shape);
                json.WriteBoolean(
                    "idempotenceSupported",
                    type.Offers.HasFlag(Offers.Create) || type.Offers.HasFlag(Offers.Update)
                );
                Head(json, type);
                json.WriteEndObject();
            }
        );

    private static void Head(Utf8JsonWriter json, ObjectType type)
    {
        json.WriteString("apiObject", type.Name);
        json.WriteString("type", type.IsOwned ? "ownedObject" : "rootObject");
        json.WriteString("httpMethods", type.Methods);
        json.WriteString("href", $"/services/core/model?name={type.Name}");
    }

    private static void Members(Utf8JsonWriter json, ObjectType type, Shape shape)
    {
        Part(
            "fields",
            member =>
                member.Field
                    is { IsList: false, Kind: not FieldKind.Reference }
                        or { Kind: FieldKind.Rights or FieldKind.TextList },
            Field
        );
        Part("groups", member => member.Field is null, (at, member) => Members(at, type, member));
        Part("refs", member => member.Field is { Kind: FieldKind.Reference }, Reference);
        Part(
            "lists",
            member => member.Field is { IsList: true, Kind: not (FieldKind.Rights or FieldKind.TextList) },
            Reference
        );

        void Part(string name, Func<Shape, bool> chosen, Action<Utf8JsonWriter, Shape> write)
        {
            json.WriteStartObject(name);
            foreach (var member in shape.Members.Where(chosen))
            {
                json.WriteStartObject(member.Name);
                write(json, member);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
    }

    private static void Reference(Utf8JsonWriter json, Shape member)
    {
        if (member.Field!.Target is { } target)
        {
            json.WriteString("apiObject", target);
        }
        json.WriteBoolean("readOnly", member.Field.ReadOnly);
    }

    // Sage: "required" is false in every answer of this service.
    private static void Field(Utf8JsonWriter json, Shape member)
    {
        var field = member.Field!;
        json.WriteString("type", field.Kind == FieldKind.Flag ? "boolean" : "string");
        if (field.IsList)
        {
            json.WriteString("delimiter", "|");
        }
        if (field.Values is { } values)
        {
            json.WriteStartArray("enum");
            foreach (var value in values.Values)
            {
                json.WriteStringValue(value);
            }
            json.WriteEndArray();
        }
        json.WriteBoolean("mutable", !field.ReadOnly && !field.Immutable && field.Kind != FieldKind.Id);
        json.WriteBoolean("nullable", field.Nullable);
        json.WriteBoolean("readOnly", field.ReadOnly);
        json.WriteBoolean("writeOnly", field.WriteOnly);
        json.WriteBoolean("required", false);
        if (field.Default is not null)
        {
            json.WritePropertyName("default");
            Store.ObjectWriter.WriteScalar(json, field.Default);
        }
    }
}
