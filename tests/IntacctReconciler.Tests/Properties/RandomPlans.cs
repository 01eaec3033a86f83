using System.Collections.Immutable;
using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Properties;

internal static class RandomPlans
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    public static readonly Gen<Plan> Plan = Gen.Select(
            RandomCompanies.Company,
            RandomCompanies.Desired,
            RandomGuards.Settings
        )
        .Select((company, desired, guards) => Of(desired, company, guards));

    private static Answer Somebody { get; } =
        new("cfo", "tests", "2999-12-31", DateTimeOffset.MaxValue, null, RandomCompanies.Nowhere);

    /// <summary>Guards with nothing against any plan, for tests of what comes after them.</summary>
    public static GuardSettings Lenient { get; } =
        new()
        {
            Limits = new([
                .. GuardDefaults.Limits.Select(limit =>
                    limit with
                    {
                        Value = limit.Guard == GuardNames.MinFullAdmins ? 0 : 1_000,
                    }
                ),
            ]),
            Overrides = new([new(GuardNames.Emptied, 1_000, Somebody)]),
            Allowed = new([
                .. from user in RandomCompanies.UserIds
                from code in new[] { "full-admin-web-services", "grant-admin-rights", "change-permissions" }
                select new Allowance(user, code, Somebody),
            ]),
        };

    /// <param name="guards">Left out, lenient ones.</param>
    public static Plan Of(DesiredState desired, CompanyState company, GuardSettings? guards = null)
    {
        var settings = guards ?? Lenient;
        var changes = ChangeSet.Of(desired, company);
        return new()
        {
            Subject = new("ACME", PermissionModel.RoleBased, "simulator:company.json", "recon_bot", "access.yaml"),
            AsOf = AsOf,
            HoldsFrom = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            HoldsUntil = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
            Read = company.Read,
            Changes = changes.Changes,
            Renames = changes.Renames,
            HeldBack = HeldBack.Between(desired, ChangeSet.Of(desired.WithoutRemovals(company), company)),
            Access = AccessDelta.Between(company, changes.Target, changes.Renames),
            Momentary = changes.Momentary,
            Guards = new(
                settings,
                Guard.Judge(
                    settings,
                    company,
                    changes.Target,
                    changes.Changes,
                    guards is null ? null : "amy",
                    AsOf,
                    changes.Renames
                )
            ),
            Notes =
            [
                new("IR0001", Severity.Warning, "a \"note\" with \u001b[31m in it", "a hint", RandomCompanies.Nowhere),
                new("IR0002", Severity.Note, "one without a place"),
            ],
            Blueprints =
            [
                new(
                    "vendor",
                    "A \"sync\" user",
                    "Vendor",
                    new("Guide", "https://help.vendor.example/", new(2026, 8, 22)),
                    "amy",
                    company.Roles.Count % 2 == 0 ? "Sync" : null,
                    RandomCompanies.Nowhere
                )
                {
                    Narrower = company
                        .Roles.Select(role => role.Permissions ?? GrantSet.Empty)
                        .FirstOrDefault(GrantSet.Empty),
                    Excess = [new("All", "less would do")],
                    Handover =
                    [
                        new("Do it", [new("North", "UK-01", false), new("South", null, true)]),
                        new("Then rest", []),
                    ],
                },
            ],
            Lock = company.Roles.Count % 2 == 0 ? RandomLock(company) : null,
            Unchanged = 3,
            Digests = new(StateDigest.Of(desired), StateDigest.Of(company), "c"),
        };
    }

    private static LockReview RandomLock(CompanyState company)
    {
        var grants = company.Roles.Select(role => role.Permissions ?? GrantSet.Empty).FirstOrDefault(GrantSet.Empty);
        var bills = new CatalogueEntry(Permission.Standard("a", "bills"), null, Rights.Of("list"));
        var difference = CatalogueDifference
            .Between(PermissionCatalogue.Of([bills], out _), Now())
            .With(
                new Dictionary<string, bool>(StringComparer.Ordinal) { ["FR-01"] = true },
                new Dictionary<string, bool>(StringComparer.Ordinal) { ["UK-01"] = true, ["FR-01"] = false }
            );
        return new(AsOf, "amy", "d", difference)
        {
            OpenTo = ImmutableSortedDictionary
                .Create<string, IdSet>(StringComparer.Ordinal)
                .Add("UK-01", IdSet.Of(company.Roles.Select(role => role.Id))),
            Accepted = [new(Address.Role("Sync"), AsOf, "amy")],
            WhenLocked = [new(Address.User("amy"), grants, GrantSet.Empty)],
            Followers = [new(Permission.Standard("time", "myTimesheets"), Address.Role("Sync"), grants.Count > 0)],
        };

        PermissionCatalogue Now() =>
            PermissionCatalogue.Of(
                [
                    bills with
                    {
                        Allowed = Rights.Of("list", "novel"),
                    },
                    new(Permission.Standard("a", "vendors"), Sections.Reports, Rights.Of("run")),
                ],
                out _
            );
    }
}
