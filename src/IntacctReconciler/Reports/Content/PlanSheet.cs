using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a plan gives to whom and takes from whom: a row for each user and permission, restriction or level.</summary>
public static class PlanSheet
{
    public static Sheet Of(Plan plan, PermissionCatalogue? catalogue = null)
    {
        var wording = new Wording(catalogue ?? ShippedCatalogue.Load(), Detail.Verbose);
        var reading = new PlanReading(plan, wording);
        var rows = new Rows(plan.Subject.Company, wording, reading);
        return new(
            ["Company", "User", "Change", "Of", "Module", "Permission", "Rights", "Through", "File", "Line"],
            [.. plan.Access.Roles.SelectMany(rows.Of), .. plan.Access.Users.SelectMany(rows.Of)]
        );
    }

    private sealed class Rows(string company, Wording wording, PlanReading reading)
    {
        private const string Gains = "gains";
        private const string Loses = "loses";

        public IEnumerable<ImmutableArray<string>> Of(RoleAccess role) =>
            from user in role.Holders
            from row in Grants(
                user,
                role.Gained,
                role.Lost,
                $"role {role.Role}",
                reading.PlaceOf(Address.Role(role.Role))
            )
            select row;

        public IEnumerable<ImmutableArray<string>> Of(UserAccess access)
        {
            var at = reading.PlaceOf(access);
            var through = string.Join(", ", access.RolesGained.Select(role => $"role {role}"));
            var before = string.Join(", ", access.RolesLost.Select(role => $"role {role}"));
            foreach (var user in access.Users)
            {
                if (access.Step != UserStep.Changes)
                    yield return Row(
                        user,
                        access.Step == UserStep.Leaves ? Loses : Gains,
                        "signing in",
                        "",
                        "",
                        "",
                        "",
                        at
                    );
                if (access.AdminBefore != access.AdminAfter && access.AdminAfter is not null)
                    yield return Row(
                        user,
                        UserWords.Level(access.AdminAfter) > UserWords.Level(access.AdminBefore) ? Gains : Loses,
                        "admin privileges",
                        "",
                        "",
                        $"{Wording.Admin(access.AdminBefore)} -> {Wording.Admin(access.AdminAfter)}",
                        "",
                        at
                    );
                foreach (var scope in access.Scopes)
                    yield return Row(
                        user,
                        scope.Widens ? Gains : Loses,
                        scope.Field,
                        "",
                        "",
                        $"{wording.Reach(scope.Field, scope.Before)} -> {wording.Reach(scope.Field, scope.After)}",
                        "",
                        at
                    );
                foreach (var row in Grants(user, access.Gained, GrantSet.Empty, through, at))
                    yield return row;
                foreach (var row in Grants(user, GrantSet.Empty, access.Lost, before, at))
                    yield return row;
            }
        }

        private IEnumerable<ImmutableArray<string>> Grants(
            string user,
            GrantSet gained,
            GrantSet lost,
            string through,
            Origin? at
        ) =>
            gained
                .Select(grant => Row(user, Gains, grant, through, at))
                .Concat(lost.Select(grant => Row(user, Loses, grant, through, at)));

        private ImmutableArray<string> Row(string user, string change, Grant grant, string through, Origin? at) =>
            Row(
                user,
                change,
                "permission",
                wording.Module(grant.Permission),
                wording.Short(grant.Permission),
                wording.Rights(grant.Permission, grant.Rights),
                through,
                at
            );

        private ImmutableArray<string> Row(
            string user,
            string change,
            string of,
            string module,
            string permission,
            string rights,
            string through,
            Origin? at
        ) => [company, user, change, of, module, permission, rights, through, .. Sheet.Place(at)];
    }
}
