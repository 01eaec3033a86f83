using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Policies;

/// <summary>Where the files declare what findings are about.</summary>
public static class FindingPlaces
{
    extension(PolicyReview review)
    {
        public PolicyReview PlacedBy(DesiredState desired) =>
            review with
            {
                Findings = [.. review.Findings.Select(finding => finding with { Cause = Placed(finding, desired) })],
            };
    }

    private static Cause Placed(PolicyFinding finding, DesiredState desired)
    {
        var (left, right) = (finding.Cause.Left, finding.Cause.Right);
        return new(Placed(left), right is null ? null : Placed(right));

        ConflictSource Placed(ConflictSource source) => source with { At = PlaceOf(source, finding, desired) };
    }

    private static Origin? PlaceOf(ConflictSource source, PolicyFinding finding, DesiredState desired)
    {
        // Of several users each has a line of its own.
        var user = source.User ?? (finding.Users.Count == 1 ? finding.Users[0] : null);
        return source switch
        {
            { Kind: SourceKind.Role, By: { } by } => desired.PlaceOf(
                Address.Role(source.Role!),
                by.Permission,
                by.Rights
            ),
            { Kind: SourceKind.Direct, By: { } by } when user is not null => desired.PlaceOf(
                Address.User(user),
                by.Permission,
                by.Rights
            ),
            { Kind: SourceKind.User } when user is not null => desired
                .Find(Address.User(user))
                ?.Fields.GetValueOrDefault("admin")
                ?.At,
            _ => null,
        };
    }
}
