using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Properties;

/// <summary>A random company as the seed of a simulated one, with the user who works on it.</summary>
internal static class RandomSnapshots
{
    public const string Worker = "recon_bot";

    public static string Of(CompanyState company, params (string Name, string Value)[] switches)
    {
        var snapshot = new JsonObject
        {
            ["format"] = "intacct-snapshot/1",
            ["company"] = company.Company,
            ["permissionModel"] = "role-based",
            ["objects"] = new JsonObject
            {
                ["company-config/entity"] = List(
                    company.Entities,
                    entity => new() { ["id"] = entity.Id, ["name"] = entity.Name }
                ),
                ["company-config/contact"] = new JsonArray([
                    .. company
                        .Users.Select(user => user.Id)
                        .Append(Worker)
                        .Select(id => new JsonObject { ["id"] = id, ["printAs"] = id }),
                ]),
                ["company-config/role"] = List(company.Roles, Role),
                ["company-config/user-group"] = List(
                    company.Groups,
                    group =>
                        new()
                        {
                            ["id"] = group.Id,
                            ["description"] = group.Description,
                            ["roles"] = Ids(group.Roles!),
                        }
                ),
                ["company-config/user"] = new JsonArray([.. company.Users.Select(User), WorkerUser()]),
                ["company-config/user-group-member"] = new JsonArray([
                    .. from @group in company.Groups
                    from member in @group.Members!
                    select new JsonObject { ["userGroup"] = Id(@group.Id), ["user"] = Id(member) },
                ]),
            },
            ["simulator"] = new JsonObject
            {
                ["switches"] = new JsonObject(
                    switches.Select(setting =>
                        KeyValuePair.Create(setting.Name, (JsonNode?)JsonValue.Create(setting.Value))
                    )
                ),
            },
        };
        return snapshot.ToJsonString();
    }

    private static JsonObject User(User user) =>
        new()
        {
            ["id"] = user.Id,
            ["userName"] = user.Name,
            ["accountEmail"] = user.Email,
            ["contact"] = Id(user.Id),
            ["userType"] = user.Type,
            ["status"] = user.Status,
            ["adminPrivileges"] = user.Admin,
            ["entityAccess"] = new JsonObject
            {
                ["allowUnrestrictedAccess"] = user.Entities!.IsAll,
                ["allowTopLevelAccess"] = user.Entities.TopLevel,
            },
            ["entities"] = Ids(user.Entities.Only ?? IdSet.Empty),
            ["roles"] = Ids(user.Roles!),
        };

    private static JsonObject WorkerUser() =>
        new()
        {
            ["id"] = Worker,
            ["userName"] = Worker,
            ["accountEmail"] = "recon@acme.example",
            ["contact"] = Id(Worker),
            ["userType"] = "business",
            ["adminPrivileges"] = "full",
            ["webServices"] = new JsonObject { ["isRestricted"] = true },
        };

    private static JsonObject Role(Role role) =>
        new()
        {
            ["id"] = role.Id,
            ["description"] = role.Description,
            ["rolePermissionAssignments"] = new JsonArray([.. role.Permissions!.Select(Row)]),
        };

    private static JsonObject Row(Grant grant) =>
        new()
        {
            ["permission"] = new JsonObject { ["module"] = grant.Permission.Module, ["name"] = grant.Permission.Name },
            ["accessRights"] = new JsonArray([.. grant.Rights.Tokens.Select(token => JsonValue.Create(token))]),
        };

    private static JsonObject Id(string id) => new() { ["id"] = id };

    private static JsonArray Ids(IdSet ids) => [.. ids.Select(Id)];

    private static JsonArray List<T>(Table<T> table, Func<T, JsonObject> shape)
        where T : class, IIdentified => [.. table.Select(shape)];
}
