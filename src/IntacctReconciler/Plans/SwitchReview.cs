using System.Text.Json.Nodes;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Plans;

/// <summary>What a plan has to do with the switch of a company from user-based to role-based permissions.</summary>
/// <param name="IsPreview">
/// Whether the company is still user-based: then the plan is what will be left to do once Intacct has made the switch.
/// </param>
/// <param name="Left">Roles that the switch made, or will make, and that nobody holds once the plan is applied.</param>
public sealed record SwitchReview(bool IsPreview, IdSet Left)
{
    /// <summary>Null where the plan has nothing to do with a switch.</summary>
    public static SwitchReview? Of(Composition declared, bool isPreview, CompanyState target)
    {
        if (!isPreview && !declared.Manage.ReplacesSwitchRoles)
            return null;
        var held = target.Users.SelectMany(user => user.Roles ?? IdSet.Empty).ToHashSet(StringComparer.Ordinal);
        if (target.Has(Facets.Groups))
            held.UnionWith(target.Groups.SelectMany(group => group.Roles ?? IdSet.Empty));
        var left = IdSet.Of(
            target
                .Roles.Select(role => role.Id)
                .Where(role =>
                    SwitchRole.UserOf(role) is { } user && target.Users.Contains(user) && !held.Contains(role)
                )
        );
        return isPreview || left.Count > 0 ? new(isPreview, left) : null;
    }

    internal JsonObject ToJson() => new() { ["preview"] = IsPreview, ["roles_left"] = ValueJson.Write(Left) };

    internal static SwitchReview Read(JsonNode? node) =>
        new(
            node.Member("preview").AsFlag("switch.preview"),
            IdSet.Of(
                node.Member("roles_left").AsItems("switch.roles_left").Select(id => id.AsText("switch.roles_left"))
            )
        );
}
