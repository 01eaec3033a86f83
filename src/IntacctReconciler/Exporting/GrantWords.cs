using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Exporting;

/// <summary>
/// Grants in the words of access files, in the fewest lines that read back as they are under every lock that may stand beside
/// the file. What is written is resolved by the very code that will read it; where presets lose or add something they are not
/// used, and where no words read back as what is meant the whole set cannot be written, for what a declared set does not name
/// is taken away.
/// </summary>
internal sealed class GrantWords(PermissionCatalogue catalogue, ImmutableArray<CatalogueLock?> locks)
{
    private readonly Lookup live = Lookup.In(catalogue, offline: false, new Unheard());
    private readonly Dictionary<Address, WordsUnderLocks> accepted = [];
    private WordsUnderLocks? common;

    /// <summary>The line with key <c>permissions</c>; null when the grants cannot be written.</summary>
    /// <param name="subject">Who holds them: a lock may let some see more than others.</param>
    public GrantLine? Line(Address subject, GrantSet grants) => For(subject).Line(subject, grants);

    private WordsUnderLocks For(Address subject)
    {
        if (!locks.Any(locked => IsAccepted(locked, subject)))
            return common ??= Under(subject);
        if (!accepted.TryGetValue(subject, out var own))
            accepted[subject] = own = Under(subject);
        return own;
    }

    private WordsUnderLocks Under(Address subject) =>
        new([.. locks.Select(locked => new PresetLookups(live, locked).For(subject))]);

    private static bool IsAccepted(CatalogueLock? locked, Address subject) =>
        locked is not null && (subject.Kind == ObjectKind.User ? locked.Users : locked.Roles).ContainsKey(subject.Id);
}
