using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Who is in conflict with which rule, through what, and who has accepted it.</summary>
internal static class ConflictsTable
{
    private sealed record Row(Conflict Conflict, CellWords Words)
    {
        public Cause Cause => Conflict.Finding.Cause;

        public Answer? Waiver => Conflict.Finding.Waiver;

        /// <summary>The second side where it is held through something else than the first.</summary>
        public ConflictSource? With => Cause.IsAlone ? null : Cause.Right;
    }

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "conflicts.csv",
            "Who holds what no one should hold together, by the policies of the access file, waived or not: a row for each rule and subject.",
            company => Conflict.In(company.Policies).Select(conflict => new Row(conflict, company.Words)),
            new("Rule", "its id; rules.csv has its sources", row => row.Conflict.Rule),
            new("Title", "of the rule", row => row.Conflict.Definition?.Title ?? ""),
            new("Severity", "low, medium, high or critical", row => Conflict.Word(row.Conflict.Severity)),
            new(
                "Mode",
                "whether a plan with it is refused (deny), only one that brings it (deny-new), or none (warn)",
                row => row.Conflict.Definition is { } rule ? Plans.Words.Kebab(rule.Mode) : ""
            ),
            new(
                "Subject kind",
                "user; person: one e-mail address with several users, in conflict only together; role: one that nobody holds",
                row => row.Conflict.Kind
            ),
            new("Subject", "the id; of a person the ids of all its users", row => row.Conflict.Subject),
            new("State", "open, waived, or open since its waiver has ended", row => row.Conflict.State),
            new("Held through", "where the first side comes from, or all of it", row => Source(row.Cause.Left)),
            new("By", "the permission and the rights that matter", row => By(row, row.Cause.Left, row.With is null)),
            new("With", "where the second side comes from", row => row.With is { } with ? Source(with) : ""),
            new("By, second side", "as before", row => row.With is { } with ? By(row, with, false) : ""),
            new(
                "User type limits",
                "what a document of Sage's says users of this type cannot do, though they hold it; the list is not complete",
                row => Limits(row.Conflict)
            ),
            new("Waived by", "who answers for it", row => row.Waiver?.Owner ?? ""),
            new(
                "Waived until",
                "the last day of the waiver, also of one that has ended",
                row => row.Waiver?.Until ?? row.Conflict.Finding.WaivedUntil ?? ""
            ),
            new("Waived because", "the reason that the file gives", row => row.Waiver?.Reason ?? ""),
            new("Ticket", "of the waiver", row => row.Waiver?.Ticket ?? ""),
            new("Waiver at", "its line in the files", row => row.Waiver?.At.ToString() ?? "")
        );

    private static string Source(ConflictSource source)
    {
        var whose = source.User is { } user ? $" of {user}" : "";
        var group = source.Group is { } name ? $" by group {name}" : "";
        return source.Kind switch
        {
            SourceKind.Role => $"role {source.Role}{group}{whose}",
            SourceKind.Direct => $"permissions held directly{whose}",
            SourceKind.User => $"what the user is (Admin privileges, Web Services only){whose}",
            SourceKind.Together => $"all access taken together{whose}",
            _ => throw new UnreachableException(),
        };
    }

    private static string Limits(Conflict conflict) =>
        CellWords.List(
            conflict
                .Finding.Ceilings.Where(ceiling => ceiling.Users.Contains(conflict.Subject))
                .Select(ceiling => $"{Choices.UserType.LabelOf(ceiling.Type)}: {ceiling.Says} ({ceiling.Source})")
        );

    /// <param name="isBoth">Where one thing is all of it, its other side stands there too.</param>
    private static string By(Row row, ConflictSource source, bool isBoth)
    {
        ImmutableArray<Grant?> grants = isBoth ? [source.By, row.Cause.Right?.By] : [source.By];
        return CellWords.List(
            grants
                .OfType<Grant>()
                .Select(grant =>
                    $"{row.Words.Full(grant.Permission)}: {row.Words.Rights(grant.Permission, grant.Rights)}"
                )
                .Distinct(StringComparer.Ordinal)
        );
    }
}
