using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

/// <summary>What the signed-in user is and may, as far as Intacct shows it to that user itself.</summary>
/// <param name="Self">Its own record; null when it does not see itself.</param>
/// <param name="Held">Rights by its roles, its groups' roles and directly; null when a part of that is not visible.</param>
/// <param name="Modules">How many modules the catalogue has, which are those that the company subscribes to; null when not visible.</param>
/// <param name="OffersMembers">Whether members of groups can be read; null when that could not be asked.</param>
/// <param name="Calls">What each kind of call answered.</param>
public sealed record CallerFacts(
    string UserId,
    User? Self,
    GrantSet? Held,
    int? Modules,
    bool? OffersMembers,
    ImmutableArray<CallAnswer> Calls
)
{
    public bool IsFullAdmin => Self?.Admin == "full";

    /// <summary>Null when its restrictions could not be read.</summary>
    public bool? IsUnrestricted =>
        Self is { Entities: { } entities, Departments: { } departments, Territories: { } territories }
            ? entities.IsAll && departments.IsAll && territories.IsAll
            : null;
}

/// <param name="What">"users", "roles", ...</param>
/// <param name="Count">How many are seen.</param>
/// <param name="Failure">Why it could not be asked.</param>
public sealed record CallAnswer(string What, int? Count, CompanyException? Failure);
