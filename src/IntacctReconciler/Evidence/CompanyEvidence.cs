using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Company;
using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Evidence;

/// <summary>A journal that an audit pack tells of.</summary>
/// <param name="File">As the user would write it.</param>
public sealed record JournalEvidence(string File, JournalContents Contents);

/// <summary>Where the evidence of a company comes from, apart from the company itself.</summary>
/// <param name="Tool">Name and version of the program.</param>
/// <param name="JournalFile">Where the journal is looked for, as the user would write it.</param>
/// <param name="Journal">Null where there is none.</param>
public sealed record EvidenceSources(string Tool, string JournalFile, JournalEvidence? Journal)
{
    /// <summary>The commit of the files; null where nobody knows it.</summary>
    public string? Commit { get; init; }

    /// <summary>Changes before it are left out; null for all that the journal has.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What was read, and how much of it there is by what Intacct says.</summary>
    public ImmutableArray<Asked> Asked { get; init; } = [];
}

/// <summary>All that an audit pack shows of one company.</summary>
/// <param name="Declared">For who answers for what, and for the lock of the catalogue.</param>
/// <param name="State">Read with <see cref="Auditing.Audit.Reads"/>.</param>
/// <param name="Policies">How they judge the company as it is.</param>
/// <param name="Found">Notes on the company and on the files.</param>
public sealed record CompanyEvidence(
    PlanSubject Subject,
    Composition Declared,
    CompanyState State,
    PolicyReview Policies,
    DateTimeOffset AsOf,
    ImmutableArray<Diagnostic> Found
)
{
    public required EvidenceSources Sources { get; init; }

    /// <summary>Those, and what the sources lack; in an order that does not depend on how the company was read.</summary>
    public ImmutableArray<Diagnostic> Notes =>
        [
            .. Found
                .Concat(SourceNotes.Of(Sources))
                .OrderBy(note => note.Code, StringComparer.Ordinal)
                .ThenBy(note => note.Message, StringComparer.Ordinal),
        ];

    internal EffectiveAccess Access => field ??= new(State);

    internal CellWords Words => field ??= new(State.Catalogue);

    /// <summary>The user by whose eyes the company was read; null where it does not see itself.</summary>
    internal User? Reader =>
        Subject.Reader is not { } id
            ? null
            : State.Users.Find(id)
                ?? State.Users.FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase));
}
