using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Reviewing;

/// <summary>What a row of an access review is about; in the order in which the rows of a user stand.</summary>
public enum ReviewItem
{
    /// <summary>The user itself. To revoke it is to deactivate the user.</summary>
    Account,
    AdminPrivileges,

    /// <summary>A role, by one way by which it is held.</summary>
    Role,

    /// <summary>What a user holds directly in one module; in a user-based company.</summary>
    Permissions,
}

/// <summary>The words of items in a file.</summary>
public static class ReviewItems
{
    public static ImmutableArray<ReviewItem> All { get; } = [.. Enum.GetValues<ReviewItem>()];

    public static string Word(ReviewItem item) =>
        item switch
        {
            ReviewItem.Account => "Account",
            ReviewItem.AdminPrivileges => "Admin privileges",
            ReviewItem.Role => "Role",
            ReviewItem.Permissions => "Permissions",
            _ => throw new UnreachableException(),
        };

    /// <summary>However it is written; null for a word that is none.</summary>
    public static ReviewItem? Find(string text)
    {
        foreach (var item in All)
        {
            if (WordForm.Key(Word(item)) == WordForm.Key(text))
                return item;
        }
        return null;
    }
}
