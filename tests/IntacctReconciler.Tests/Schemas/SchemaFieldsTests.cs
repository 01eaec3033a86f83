using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>The schema names the keys that reading knows, the fields of the model among them, and explains each.</summary>
public sealed class SchemaFieldsTests
{
    private static readonly JsonNode Root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Access)!;

    [Theory]
    [InlineData(ObjectKind.User, "user")]
    [InlineData(ObjectKind.Role, "role")]
    [InlineData(ObjectKind.Group, "group")]
    public void Every_field_of_the_model_is_a_key(ObjectKind kind, string definition)
    {
        foreach (var field in Fields.Of(kind))
        {
            var node = Root["definitions"]![definition]!;
            foreach (var step in field.Name.Split('.'))
                node = node["properties"]![step] ?? throw new InvalidOperationException($"{field.Name} is missing");
        }
    }

    [Fact]
    public void Keys_are_those_that_reading_knows()
    {
        Names(Root).Should().BeEquivalentTo(Keys.File);
        var places = new (string Path, IEnumerable<string> Known)[]
        {
            ("definitions user", Keys.User),
            ("definitions role", Keys.Role),
            ("definitions group", Keys.Group),
            ("definitions generate", Keys.Generate),
            ("definitions override", Keys.Override),
            ("definitions waiver", Keys.Waiver),
            ("definitions policyUse", Keys.PolicyUse),
            ("definitions allow", Keys.AllowCodes),
            ("definitions allowed", Keys.Allow),
            ("properties connection", Keys.Connection),
            ("properties guards", Keys.Guards),
            ("properties guards properties maxRemovals", Keys.MaxRemovals),
            ("properties protect", Keys.Protect),
            ("properties manage", Keys.Manage),
            ("properties manage properties roles", Keys.ManageRoles),
            ("properties manage properties groups", Keys.ManageGroups),
            ("properties manage properties users", Keys.ManageUsers),
            ("properties manage properties ignore", Keys.ManageIgnore),
            ("definitions user properties sso", Keys.Sso),
        };
        foreach (var (path, known) in places)
            Names(path.Split(' ').Aggregate(Root, (node, step) => node[step]!)).Should().BeEquivalentTo(known, path);
    }

    [Theory]
    [InlineData(ObjectKind.User, "user")]
    [InlineData(ObjectKind.Role, "role")]
    public void Closed_lists_offer_every_word_label_and_token(ObjectKind kind, string definition)
    {
        foreach (var field in Fields.Of(kind).Where(field => field.Choices is not null))
        {
            var offered = Root["definitions"]![definition]!["properties"]![field.Name]!["anyOf"]![0]![
                "enum"
            ]!.AsArray();
            offered
                .Select(value => value!.GetValue<string>())
                .Should()
                .BeEquivalentTo(
                    field
                        .Choices!.All.SelectMany(choice => new[] { choice.Word, choice.Label, choice.Token })
                        .Distinct()
                );
        }
    }

    [Fact]
    public void Every_key_is_explained()
    {
        var silent = new List<string>();
        Walk(Root, "#");
        silent.Should().BeEmpty();

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                    Walk(list[i], $"{path}/{i}");
            }
            if (node is not JsonObject map)
                return;
            foreach (var (key, value) in map)
            {
                if (key == "properties")
                    silent.AddRange(
                        value!
                            .AsObject()
                            .Where(property => !IsExplained(property.Value!))
                            .Select(property => $"{path}/{property.Key}")
                    );
                Walk(value, $"{path}/{key}");
            }
        }
    }

    private static bool IsExplained(JsonNode property) =>
        property["description"] is not null
        || (
            property["$ref"] is { } reference
            && Root["definitions"]![reference.GetValue<string>().Split('/')[^1]]!["description"] is not null
        );

    private static IEnumerable<string> Names(JsonNode map) =>
        map["properties"]!.AsObject().Select(property => property.Key);
}
