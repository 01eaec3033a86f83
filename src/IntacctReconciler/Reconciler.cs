using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Applying;
using IntacctReconciler.Auditing;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Evidence;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Resolving;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler;

/// <summary>What to plan, apart from the files themselves.</summary>
/// <param name="Only">Address patterns; empty plans everything.</param>
/// <param name="MaySwitch">
/// Whether a role-based file over a user-based company is planned as it will be after the switch. Nothing of that can be
/// applied, so it is for snapshots.
/// </param>
public sealed record PlanRequest(
    PlanSubject Subject,
    DateTimeOffset AsOf,
    ImmutableArray<string> Only = default,
    bool NoRemovals = false,
    bool MaySwitch = false
)
{
    /// <summary>Whether it is of everything that the files want.</summary>
    internal bool IsWhole => Only.IsDefaultOrEmpty && !NoRemovals;
}

/// <summary>A plan, and what a plan file does not hold: the wish behind it and the states on both sides.</summary>
public sealed record Planned(Plan Plan, DesiredState Desired, ChangeSet Changes);

/// <summary>
/// The flow on one page: what the files declare is looked up in the company as it is; the desired state laid over the
/// observed one gives the target; their difference is the plan; applying it ends with reading back what was written.
/// </summary>
public static class Reconciler
{
    /// <summary>The plan; or null, and why not in <paramref name="problems"/>.</summary>
    /// <exception cref="CompanyException">The company could not be read.</exception>
    public static async Task<Planned?> PlanAsync(
        Composition declared,
        PlanRequest request,
        ICompanyReader company,
        IProblems problems,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        var more = request.MaySwitch ? Facets.UserGrants : Facets.None;
        if (await ReadAsync(declared, more, company, problems, progress, cancel) is not { } read)
            return null;
        var users = await RestrictedAsync(read.Declared, read.Observed, company, progress, cancel);
        return Plan(read.Declared, request, read.Observed, problems, users);
    }

    /// <summary>What is not as the files or the baseline say; or null, and why not in <paramref name="problems"/>.</summary>
    /// <param name="baseline">What was there and accepted; null where there is none.</param>
    /// <param name="reviewed">The company's rows of a reviewed file; null where none is checked.</param>
    /// <exception cref="CompanyException">The company could not be read.</exception>
    public static async Task<AuditReview?> AuditAsync(
        Composition declared,
        PlanRequest request,
        Baseline? baseline,
        ImmutableArray<ReviewRow>? reviewed,
        ICompanyReader company,
        IChangeHistory history,
        IProblems problems,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        if (await ReadAsync(declared, Audit.Reads, company, problems, progress, cancel) is not { } read)
            return null;
        if (Audited(read.Declared, request, read.Observed, baseline, problems, reviewed) is not { } review)
            return null;
        var asked = AuditHistory.Asked(review);
        return asked.IsEmpty ? review : AuditHistory.Told(review, await history.ReadAsync(asked, progress, cancel));
    }

    /// <summary>The same over a state that was read before.</summary>
    /// <param name="observed">Read with <see cref="Audit.Reads"/> at least.</param>
    public static AuditReview? Audited(
        Composition declared,
        PlanRequest request,
        CompanyState observed,
        Baseline? baseline,
        IProblems problems,
        ImmutableArray<ReviewRow>? reviewed = null
    ) =>
        Plan(declared, request, observed, problems) is { } planned
            ? Audit.Of(
                new(declared, planned.Desired, planned.Changes, planned.Plan)
                {
                    Baseline = baseline,
                    Reviewed = reviewed,
                }
            )
            : null;

    /// <summary>
    /// The company as it will be once what the files declare is applied; or null, and why not in <paramref name="problems"/>.
    /// </summary>
    /// <param name="more">What is wanted of it besides what a plan needs.</param>
    /// <exception cref="CompanyException">The company could not be read.</exception>
    public static async Task<CompanyState?> TargetAsync(
        Composition declared,
        PlanRequest request,
        Facets more,
        ICompanyReader company,
        IProblems problems,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    ) =>
        await ReadAsync(declared, more, company, problems, progress, cancel) is { } read
            ? Plan(read.Declared, request, read.Observed, problems)?.Changes.Target
            : null;

    /// <summary>What an audit pack shows of the company; or null, and why not in <paramref name="problems"/>.</summary>
    /// <exception cref="CompanyException">The company could not be read.</exception>
    public static async Task<CompanyEvidence?> EvidenceAsync(
        Composition declared,
        PlanRequest request,
        EvidenceSources sources,
        ICompanyReader company,
        IProblems problems,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        var observed = await company.ReadAsync(new(Audit.Reads), progress, cancel);
        return Evident(declared, request, sources, observed, problems);
    }

    /// <summary>The same over a state that was read before.</summary>
    /// <param name="observed">Read with <see cref="Audit.Reads"/> at least.</param>
    public static CompanyEvidence? Evident(
        Composition declared,
        PlanRequest request,
        EvidenceSources sources,
        CompanyState observed,
        IProblems problems
    )
    {
        var notes = new Problems();
        foreach (var note in observed.Notes)
            notes.Add(note);
        var whole = declared.For(observed.Entities, notes);
        whole?.Check(request.AsOf, notes);
        var policies = whole is null ? PolicySettings.None : PolicySettings.Of(whole, observed.Catalogue, notes);
        if (whole is null || notes.HasErrors)
        {
            foreach (var note in notes.Found)
                problems.Add(note);
            return null;
        }
        var review = Policy.Judge(policies, observed, request.AsOf);
        NoteUnused(review, request.AsOf, notes);
        return new(request.Subject, whole, observed, review, request.AsOf, [.. notes.Found]) { Sources = sources };
    }

    private sealed record Reading(Composition Declared, CompanyState Observed);

    /// <summary>What a plan needs and these facets; with it the files as they are once the company's entities are known.</summary>
    private static async Task<Reading?> ReadAsync(
        Composition declared,
        Facets more,
        ICompanyReader company,
        IProblems problems,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        if (!declared.WaitsForEntities)
            return new(declared, await company.ReadAsync(With(declared.Scope, more), progress, cancel));
        // What is made for each entity decides what else has to be read.
        var first = await company.ReadAsync(new(Facets.Entities), progress, cancel);
        if (declared.For(first.Entities, problems) is not { } whole || problems.HasErrors)
            return null;
        var scope = With(whole.Scope, more);
        var rest = await company.ReadAsync(scope with { Facets = scope.Facets & ~Facets.Entities }, progress, cancel);
        return new(
            whole,
            rest with
            {
                Read = rest.Read | Facets.Entities,
                Entities = first.Entities,
                Notes = [.. first.Notes, .. rest.Notes],
            }
        );
    }

    private static ReadScope With(ReadScope scope, Facets more) => scope with { Facets = scope.Facets | more };

    /// <summary>The same over a state that was read before.</summary>
    /// <param name="restricted">Users with their restrictions, where those were read apart from the state.</param>
    public static Planned? Plan(
        Composition declared,
        PlanRequest request,
        CompanyState asItIs,
        IProblems problems,
        Table<User>? restricted = null
    )
    {
        var isPreview =
            request.MaySwitch
            && declared.PermissionModel == PermissionModel.RoleBased
            && ModelEvidence.Of(asItIs) == PermissionModel.UserBased;
        var observed = isPreview ? PermissionSwitch.Of(asItIs) : asItIs;
        var notes = new Problems();
        foreach (var note in observed.Notes)
            notes.Add(note);
        var full = Resolver.Resolve(declared, observed, request.AsOf, notes);
        var desired = full is null ? null : Narrowed(full, request, observed, notes);
        var policies = full is null ? PolicySettings.None : PolicySettings.Of(declared, observed.Catalogue, notes);
        if (full is null || desired is null || notes.HasErrors)
        {
            foreach (var note in notes.Found)
                problems.Add(note);
            return null;
        }
        var changes = ChangeSet.Of(desired, observed);
        Staying(desired, observed, notes);
        NotePresets(declared, full.Presets, notes);
        if (!observed.OffersMembers && observed.Groups.Count > 0)
            notes.Add(Codes.MembersUnknown());
        var conflicts = Policy
            .Judge(policies, observed, changes.Target, changes.Changes, request.AsOf, changes.Renames)
            .PlacedBy(full);
        if (request.IsWhole && observed.Has(Facets.Users))
            NoteUnused(conflicts, request.AsOf, notes);
        return new(
            new Plan
            {
                Subject = request.Subject,
                AsOf = request.AsOf,
                HoldsFrom = Moments(declared.File).Where(at => at <= request.AsOf).Max(),
                HoldsUntil = Moments(declared.File).Where(at => at > request.AsOf).Min(),
                Read = observed.Read,
                Changes = changes.Changes,
                Renames = changes.Renames,
                HeldBack = request.NoRemovals ? HeldBack.Between(full, changes) : [],
                Access = AccessDelta.Between(asItIs, changes.Target, changes.Renames),
                Switch = SwitchReview.Of(declared, isPreview, changes.Target),
                Momentary = changes.Momentary,
                Guards = Judged(declared, request, changes),
                Policies = conflicts,
                Blueprints = BlueprintReviews.Of(declared, changes),
                Lock = declared.Lock is { } locked
                    ? LockReview.Of(locked, observed, full.Presets, restricted ?? RestrictedIn(observed))
                    : null,
                Notes = [.. notes.Found],
                Unchanged = Unchanged(desired, changes),
                Digests = new(StateDigest.Of(desired), StateDigest.Of(observed), StateDigest.Of(observed.Catalogue)),
            },
            desired,
            changes
        );
    }

    /// <summary>
    /// Makes the changes of a plan and proves that they took. A plan that does not fit the company any more writes nothing.
    /// </summary>
    public static Task<ApplyResult> ApplyAsync(
        ApplyRequest request,
        Applier applier,
        ApplyWatch watch,
        CancellationToken stop,
        CancellationToken abort
    )
    {
        var plan = request.Plan;
        var created = plan
            .Changes.Where(change => change.Address.Kind == ObjectKind.Contact)
            .Select(change => change.Address.Id)
            .ToImmutableHashSet(StringComparer.Ordinal);
        var scope = created.IsEmpty
            ? new ReadScope(plan.Read & ~Facets.Contacts)
            : new ReadScope(plan.Read | Facets.Contacts, Contacts: created);
        return applier.ApplyAsync(request, scope, watch, stop, abort);
    }

    /// <summary>
    /// The users' restrictions cost a request for every 500 users. Where the files do not need them they are read only when
    /// an entity was opened since the lock, so that the plan can say who can enter it.
    /// </summary>
    private static async Task<Table<User>?> RestrictedAsync(
        Composition declared,
        CompanyState observed,
        ICompanyReader company,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        if (declared.Lock is not { } locked || observed.Has(Facets.Restrictions))
            return null;
        return LockReview.OpensEntities(locked, observed.Entities)
            ? (await company.ReadAsync(new(Facets.Users | Facets.Restrictions), progress, cancel)).Users
            : null;
    }

    private static Table<User>? RestrictedIn(CompanyState observed) =>
        observed.Has(Facets.Users | Facets.Restrictions) ? observed.Users : null;

    private static void NotePresets(Composition declared, PresetUse presets, Problems notes)
    {
        if (declared.Lock is not { } locked)
        {
            if (presets.IsAny)
                notes.Add(Codes.PresetsAreNotLocked());
        }
        else if (!presets.Gone.IsEmpty)
        {
            var words = new ScreenWords(locked.Catalogue);
            notes.Add(Codes.LockedIsGone(locked.LockedOn, [.. presets.Gone.Select(words.Full)]));
        }
    }

    /// <summary>Waivers that nobody needs. Where not all is known of who holds what, they may be needed all the same.</summary>
    private static void NoteUnused(PolicyReview conflicts, DateTimeOffset asOf, Problems notes)
    {
        if (conflicts.IsIncomplete)
            return;
        foreach (var waiver in conflicts.UnusedAt(asOf))
            notes.Add(
                Codes.WaiverUnused(
                    waiver.By.At,
                    waiver.Rule,
                    waiver.User is { } user ? Address.User(user).Said()
                        : waiver.Role is { } role ? Address.Role(role).Said()
                        : null
                )
            );
    }

    private static GuardReview Judged(Composition declared, PlanRequest request, ChangeSet changes)
    {
        var settings = GuardSettings.Of(declared);
        var (before, after) = (changes.Observed, changes.Target);
        return new(
            settings,
            Guard.Judge(settings, before, after, changes.Changes, request.Subject.Reader, request.AsOf, changes.Renames)
        );
    }

    private static DesiredState? Narrowed(
        DesiredState desired,
        PlanRequest request,
        CompanyState observed,
        Problems notes
    )
    {
        if (!request.Only.IsDefaultOrEmpty)
        {
            desired = desired.Only(request.Only, observed, out var pulledIn, out var unmatched);
            foreach (var pattern in unmatched)
                notes.Add(Codes.NothingMatches(pattern));
            if (!pulledIn.IsEmpty)
                notes.Add(Codes.PulledIn(pulledIn.Select(address => address.ToString())));
        }
        return request.NoRemovals ? desired.WithoutRemovals(observed) : desired;
    }

    /// <summary>What shall go and cannot: roles of somebody whom nobody may write, users of whom too little can be read.</summary>
    private static void Staying(DesiredState desired, CompanyState observed, Problems notes)
    {
        foreach (var role in desired.UnwantedRoles(observed))
        {
            if (desired.KeeperOf(role, observed) is not { } keeper)
                continue;
            var (at, holder) = (desired.Roles.Find(role)?.At, keeper.Holder.ToString());
            notes.Add(keeper.CanBeRead ? Codes.RoleIsHeld(at, role, holder) : Codes.RoleMayBeHeld(at, role, holder));
        }
        foreach (var rename in desired.Renames(observed))
            BothStay(desired, observed, rename, notes);
        foreach (var user in desired.Users.Where(user => user.Presence == Presence.Absent))
        {
            if (observed.Users.Find(user.Id) is { Status: null })
                notes.Add(Codes.UserStays(user.At, user.Id));
        }
    }

    private static void BothStay(DesiredState desired, CompanyState observed, Rename rename, Problems notes)
    {
        var (old, now) = (rename.Formerly, rename.Now.Id);
        if (rename.Now.Kind == ObjectKind.Group)
        {
            if (!Renaming.MembersAreKnown(rename, observed))
                notes.Add(Codes.FormerGroupStays(desired.Groups.Find(now)!.Former!.At, old, now));
        }
        else if (desired.KeeperOf(old, observed) is { } keeper)
        {
            var (at, holder) = (desired.Roles.Find(now)!.Former!.At, keeper.Holder.ToString());
            notes.Add(
                keeper.CanBeRead
                    ? Codes.FormerRoleIsHeld(at, old, now, holder)
                    : Codes.FormerRoleMayBeHeld(at, old, now, holder)
            );
        }
    }

    private static int Unchanged(DesiredState desired, ChangeSet changes)
    {
        var changed = changes.Changes.Select(change => change.Address).ToHashSet();
        return desired.Roles.Count(role => !changed.Contains(Address.Role(role.Id)))
            + desired.Groups.Count(group => !changed.Contains(Address.Group(group.Id)))
            + desired.Users.Count(user => !changed.Contains(Address.User(user.Id)));
    }

    /// <summary>When an entry begins or ends, or somebody's answer for one does; then the files mean something else.</summary>
    private static IEnumerable<DateTimeOffset?> Moments(AccessFile file)
    {
        var lists = file
            .Users.SelectMany(user => new[] { user.Roles, user.Groups })
            .Concat(file.Groups.SelectMany(group => new[] { group.Roles, group.Members }));
        return lists
            .OfType<ListDeclaration>()
            .SelectMany(list => list.Items)
            .SelectMany(item => new[] { item.From, item.Until })
            .Concat(file.Users.SelectMany(user => user.Allow).Select(allow => allow.Until))
            .Concat(file.Controls.Overrides.Select(entry => (Setting<Moment>?)entry.Until))
            .Concat(file.Controls.Waivers.Select(entry => (Setting<Moment>?)entry.Until))
            .Where(moment => moment is not null)
            .Select(moment => (DateTimeOffset?)moment!.Value.Value.At);
    }
}
