using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting;

/// <summary>
/// The schema of access files with what one company has: its permissions and the rights each allows, beside which only those
/// are valid that Intacct has had under that name, and its ids, which an editor offers beside whatever else may stand there.
/// </summary>
public static class CompanySchema
{
    /// <summary>What has to be read for it.</summary>
    public const Facets Reads =
        Facets.Catalogue
        | Facets.Roles
        | Facets.Groups
        | Facets.Users
        | Facets.Entities
        | Facets.Departments
        | Facets.Territories;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    public static string Of(CompanyState company)
    {
        var schema = JsonNode.Parse(Schemas.Access)!.AsObject();
        var definitions = schema["definitions"]!.AsObject();
        schema["title"] = $"Access file of {company.Company}";
        schema["properties"]!["company"] = new JsonObject
        {
            ["description"] = "The company that these are the permissions and ids of.",
            ["enum"] = new JsonArray(JsonValue.Create(company.Company)),
        };
        AddPermissions(definitions, company.Catalogue);
        Offer(definitions, "roleList", company.Roles.Select(role => role.Id));
        Offer(definitions, "groupList", company.Groups.Select(group => group.Id));
        Offer(definitions, "userList", company.Users.Select(user => user.Id));
        Offer(definitions, "entities", Active(company.Entities));
        OfferScopes(definitions, company);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
            schema.WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Modules by both their names, and in each its permissions by both of theirs; whatever else is a slip of the pen.</summary>
    private static void AddPermissions(JsonObject definitions, PermissionCatalogue catalogue)
    {
        var words = new ScreenWords(catalogue);
        var modules = new JsonObject();
        foreach (var module in catalogue.Modules)
        {
            definitions[$"module:{module}"] = Module(module, catalogue, words, definitions);
            var named = new JsonObject { ["$ref"] = $"#/definitions/module:{module}" };
            modules[module] = named;
            modules.TryAdd(words.Print(module), named.DeepClone());
        }
        // What a release has moved may go by its old name.
        var others = ShippedCatalogue
            .Load()
            .Modules.Concat(Aliases.All.Select(alias => alias.From.Module))
            .Concat(ScreenWords.KnownForModules);
        foreach (var name in others)
            modules.TryAdd(name, Reference("module"));
        var permissions = definitions["permissions"]!["anyOf"]!.AsArray();
        // Before the presets: an editor that can take neither tells what is wrong with the first.
        permissions[1] = permissions[0]!.DeepClone();
        permissions[0] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = modules,
            // The whole of it, and what a variable stands for.
            ["patternProperties"] = new JsonObject { ["^\\*$|\\$\\{"] = Reference("module") },
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Module(
        string module,
        PermissionCatalogue catalogue,
        ScreenWords words,
        JsonObject definitions
    )
    {
        var permissions = new JsonObject();
        foreach (var entry in catalogue.OfModule(module))
        {
            var rights = Rights(entry, words, definitions);
            permissions[entry.Permission.Name] = rights;
            permissions.TryAdd(words.Print(entry.Permission), rights.DeepClone());
        }
        foreach (var entry in ShippedCatalogue.Load().OfModule(module))
        {
            permissions.TryAdd(entry.Permission.Name, Reference("rights"));
            permissions.TryAdd(ScreenWords.Shipped.Print(entry.Permission), Reference("rights"));
        }
        foreach (var section in Sections.Keys)
            permissions.TryAdd(section, Reference("preset"));
        return new()
        {
            ["description"] = $"{words.Print(module)}, by the API {module}.",
            ["anyOf"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = permissions,
                    ["patternProperties"] = new JsonObject
                    {
                        ["^(\\*|section:.*)$"] = Reference("preset"),
                        ["^permission:|\\$\\{"] = Reference("rights"),
                    },
                    ["additionalProperties"] = false,
                },
                Reference("preset")
            ),
        };
    }

    private static JsonObject Rights(CatalogueEntry entry, ScreenWords words, JsonObject definitions)
    {
        var allowed = RightWords
            .Print(entry.Allowed, entry.Allowed)
            .Concat(entry.Allowed.Tokens)
            .Distinct(StringComparer.Ordinal)
            .Select(word => (JsonNode?)JsonValue.Create(word));
        // Its own description would stand in an editor in the place of the permission's.
        var preset = definitions["preset"]!.DeepClone().AsObject();
        preset.Remove("description");
        return new()
        {
            ["description"] =
                $"{words.Full(entry.Permission)}, by the API {entry.Permission}. It allows {string.Join(", ", RightWords.Print(entry.Allowed, entry.Allowed))}.",
            ["anyOf"] = new JsonArray(
                preset,
                new JsonObject
                {
                    ["type"] = "array",
                    ["uniqueItems"] = true,
                    ["items"] = new JsonObject
                    {
                        ["anyOf"] = new JsonArray(
                            new JsonObject { ["enum"] = new JsonArray([.. allowed]) },
                            Reference("variable")
                        ),
                    },
                },
                Reference("listEdit")
            ),
        };
    }

    /// <summary>Puts ids before the texts that may stand in a list: new ones and patterns stay valid.</summary>
    private static void Offer(JsonObject definitions, string definition, IEnumerable<string> ids)
    {
        var known = new JsonArray([.. ids.Order(StringComparer.Ordinal).Select(id => (JsonNode?)JsonValue.Create(id))]);
        if (known.Count > 0)
            Offer(definitions[definition], known);
    }

    private static void Offer(JsonNode? node, JsonArray known)
    {
        if (node is JsonArray all)
        {
            foreach (var one in all)
                Offer(one, known);
        }
        else if (node is JsonObject members)
        {
            foreach (var member in members.ToList())
                Offer(member.Value, known);
            // The items of a list, and the id of an entry that ends.
            if (members["items"] is JsonObject items)
                members["items"] = With(items, known);
            foreach (var name in (string[])["role", "group", "user"])
            {
                if (members["properties"]?[name] is JsonObject { } id && id["allOf"] is not null)
                    members["properties"]![name] = With(id, known);
            }
        }
    }

    private static JsonObject With(JsonObject schema, JsonArray known) =>
        schema["anyOf"] is JsonArray { Count: > 0 } choices && choices[0]?["enum"] is not null
            ? schema
            : new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = known.DeepClone() }, schema.DeepClone()) };

    /// <summary>Departments and territories are written alike, so each gets a definition of its own.</summary>
    private static void OfferScopes(JsonObject definitions, CompanyState company)
    {
        var user = definitions["user"]!["properties"]!.AsObject();
        foreach (
            var (field, ids) in new[]
            {
                ("departments", Active(company.Departments)),
                ("territories", Active(company.Territories)),
            }
        )
        {
            definitions[field] = definitions["restriction"]!.DeepClone();
            Offer(definitions, field, ids);
            user[field]!["allOf"] = new JsonArray(Reference(field));
        }
    }

    private static IEnumerable<string> Active(Table<RestrictionTarget> targets) =>
        targets.Where(target => target.Active).Select(target => target.Id);

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };
}
