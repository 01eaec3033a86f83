using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Blueprints;

/// <summary>
/// Holds what vendors ask for against a company as it is, whoever made it so: a sync that fails without a reason fails for
/// one of these. "All" is all that the company offers now, whatever was locked.
/// </summary>
public sealed class BlueprintChecks(Composition declared, CompanyState observed)
{
    private const string NotTold = "Intacct does not tell";
    private readonly EffectiveAccess access = new(observed);
    private readonly ScreenWords words = new(observed.Catalogue);

    /// <summary>What has to be read.</summary>
    public static ReadScope Scope(Composition declared) =>
        declared.Scope with
        {
            Facets = declared.Scope.Facets | Facets.Restrictions | Facets.Entities | Facets.UserGrants,
        };

    /// <param name="only">Its name; null for all that are used.</param>
    public ImmutableArray<BlueprintCheck> All(string? only = null) =>
        [
            .. declared
                .File.Blueprints.Where(use => only is null || use.Name == only)
                .Select(use => new BlueprintCheck(use, [.. Demands(use)]) { ByHand = BlueprintReviews.Notes(use) }),
        ];

    /// <summary>An access file that uses one blueprint for the company of another file.</summary>
    public static string FileOf(
        AccessFile company,
        string blueprint,
        IEnumerable<(string Name, string Value)> parameters
    )
    {
        var yaml = new YamlWriter();
        yaml.Pair("version", 1);
        yaml.Pair("company", company.Company.Value);
        yaml.Pair(
            "permissionModel",
            company.PermissionModel.Value == PermissionModel.RoleBased ? "role-based" : "user-based"
        );
        using (yaml.Map("blueprints"))
        using (yaml.Map(blueprint))
        {
            foreach (var (name, value) in parameters)
                yaml.Pair(name, value is "true" or "false" ? YamlValue.Of(value == "true") : YamlValue.Of(value));
        }
        return Literal.Of(yaml.ToString());
    }

    private IEnumerable<BlueprintDemand> Demands(BlueprintUse use)
    {
        foreach (var module in use.Blueprint.Subscriptions)
            yield return Subscription(module.Value);
        if (observed.Users.Find(use.User.Id) is not { } user)
        {
            yield return new($"User ID: {use.User.Id}", DemandVerdict.Fails, "the company has no such user");
            yield break;
        }
        yield return Active(user);
        foreach (var (field, says) in use.Blueprint.Says)
            yield return Field(field, says, use.User, user);
        if (Unasked(use, user) is { } limited)
            yield return limited;
        foreach (var demand in Permissions(use, user with { Status = "active" }))
            yield return demand;
        foreach (var account in BlueprintReviews.Notes(use).SelectMany(step => step.Accounts))
            yield return Account(account);
    }

    private BlueprintDemand Subscription(string module) =>
        words.Modules(module).Any(observed.Catalogue.HasModule)
            ? Holds($"Subscription: {module}")
            : new($"Subscription: {module}", DemandVerdict.Fails, "the company does not subscribe to it");

    private static BlueprintDemand Active(User user) =>
        user.Status switch
        {
            "active" => Holds("Status: Active"),
            null => new("Status: Active", DemandVerdict.Unknown, NotTold),
            var other => new("Status: Active", DemandVerdict.Fails, $"it is {Choices.Status.LabelOf(other)}"),
        };

    private BlueprintDemand Field(string field, string says, UserDeclaration asked, User user)
    {
        if (field is "entities" or "departments" or "territories")
            return Reach(field, says, asked, user);
        var (info, now) = Fields
            .User.Where(one => one.Name == field)
            .Select(one => (one.Info, one.Get(user)))
            .FirstOrDefault();
        return (Asked(field, asked), now) switch
        {
            (null, _) => Holds(says),
            (_, null) => new(says, DemandVerdict.Unknown, NotTold),
            var (wanted, found) when wanted.Equals(found) => Holds(says),
            _ => new(says, DemandVerdict.Fails, $"it is {Said(info, now!)}"),
        };
    }

    private static FieldValue? Asked(string field, UserDeclaration user) =>
        field switch
        {
            "name" => Text(user.Name),
            "email" => Text(user.Email),
            "type" => Text(user.Type),
            "status" => Text(user.Status),
            "admin" => Text(user.Admin),
            "trustedDevices" => Text(user.TrustedDevices),
            "webServicesOnly" => Flag(user.WebServicesOnly),
            "passwordNeverExpires" => Flag(user.PasswordNeverExpires),
            "disablePassword" => Flag(user.DisablePassword),
            "hideOtherDepartmentTransactions" => Flag(user.HideOtherDepartmentTransactions),
            _ => null,
        };

    private static FieldValue.Text? Text(Setting<string>? value) => value is { } set ? new(set.Value) : null;

    private static FieldValue.Flag? Flag(Setting<bool>? value) => value is { } set ? new(set.Value) : null;

    private static string Said(FieldInfo field, FieldValue value) =>
        value switch
        {
            FieldValue.Text { Value: "" } => "empty",
            FieldValue.Text text => field.Choices?.LabelOf(text.Value) ?? text.Value,
            FieldValue.Flag flag => flag.Value ? "on" : "off",
            _ => throw new UnreachableException(),
        };

    private BlueprintDemand Reach(string field, string says, UserDeclaration asked, User user)
    {
        var (wanted, now) = field switch
        {
            "entities" => (asked.Entities, user.Entities),
            "departments" => (asked.Departments, user.Departments),
            _ => (asked.Territories, user.Territories),
        };
        if (wanted is null || now is { IsAll: true })
            return Holds(says);
        if (now is not { Only: { } open })
            return new(says, DemandVerdict.Unknown, NotTold);
        var reach = $"it is limited to {string.Join(", ", open)}";
        if (wanted.Only is not { } only)
            return new(says, DemandVerdict.Fails, reach);
        if (wanted.TopLevel is { Value: true } && !now.OpensTopLevel)
            return new(says, DemandVerdict.Fails, "the top level is closed to it");
        return only.SelectMany(Patterns).All(pattern => open.Any(id => Wildcard.Matches(pattern, id)))
            ? Holds(says)
            : new(says, DemandVerdict.Fails, reach);
    }

    /// <summary>A user that is limited where the blueprint does not limit it; null where the guide speaks of entities or it is not.</summary>
    private BlueprintDemand? Unasked(BlueprintUse use, User user) =>
        use.Blueprint.Says.All(said => said.Key != "entities")
        && Reach("entities", "Entities", use.User, user) is { Verdict: DemandVerdict.Fails } limited
            ? limited with
            {
                Verdict = DemandVerdict.Doubtful,
                Found = $"{limited.Found}; the guide says nothing of it",
            }
            : null;

    /// <summary>The ids and patterns that an entry stands for.</summary>
    private IEnumerable<string> Patterns(Setting<string> entry) =>
        EntityGroupReference.NameIn(entry.Value) is { } group
            ? declared
                .File.EntityGroups.Where(one => one.Name == group)
                .SelectMany(one => one.Members.Select(id => id.Value))
            : [EntityGroupReference.IdIn(entry.Value)];

    private IEnumerable<BlueprintDemand> Permissions(BlueprintUse use, User user)
    {
        var grants = new AskedGrants(use, observed.Catalogue);
        var (whole, held) = (grants.Of(use.Asked), access.Of(user));
        var leftOut = use.Given is { } given ? whole.Except(grants.Of(given)) : GrantSet.Empty;
        if (use.Role is { } role && !access.RolesOf(user).Contains(role))
            yield return new($"Role: {role}", DemandVerdict.Fails, "the user does not hold it");
        var wanted = grants.Read(use.Given ?? use.Asked).NotOffered;
        foreach (var clause in use.Clauses)
        {
            var (asked, notOffered) = grants.Read(clause.Permissions);
            // What a later clause of the guide narrows is not asked for.
            var lacking = asked.Intersect(whole).Except(held);
            yield return Lacking(clause.Says, lacking, leftOut, notOffered, wanted);
        }
        var applications = grants.Applications;
        if (applications.Count > 0)
            yield return Lacking(use.CustomApplicationsSay, applications.Except(held), GrantSet.Empty, [], []);
    }

    /// <param name="notOffered">What of the demand the company does not offer, in words.</param>
    /// <param name="wanted">What it does not offer of what the file leaves in.</param>
    private static BlueprintDemand Lacking(
        string says,
        GrantSet lacking,
        GrantSet leftOut,
        ImmutableArray<string> notOffered,
        ImmutableArray<string> wanted
    )
    {
        if (lacking.Count == 0 && notOffered.IsEmpty)
            return Holds(says);
        var missing = lacking.Except(leftOut);
        string[] found =
        [
            .. notOffered.Where(wanted.Contains),
            .. missing.Count > 0 ? [$"{Plural.Of(missing.RightCount, "right")} missing"] : (IEnumerable<string>)[],
        ];
        return found.Length == 0
            ? new(says, DemandVerdict.LeftOut, "left out by except in the file") { Lacking = lacking }
            : new(says, DemandVerdict.Fails, string.Join("; ", found)) { Lacking = missing };
    }

    private BlueprintDemand Account(AccountNote account)
    {
        var says = $"Account {account.Name}: {(account.Entity is { } named ? $"Entity ID {named}" : "top level")}";
        if (account.Entity is { } id && observed.Entities.Find(id) is not { Active: true })
            return new(
                says,
                DemandVerdict.Fails,
                observed.Entities.Find(id) is null ? "the company has no such entity" : "the entity is not active"
            );
        return account.IsAgain
            ? new(says, DemandVerdict.Doubtful, "an account before it works there, too")
            : Holds(says);
    }

    private static BlueprintDemand Holds(string says) => new(says, DemandVerdict.Holds);
}
