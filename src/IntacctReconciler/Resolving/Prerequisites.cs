using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Resolving;

/// <summary>
/// Which rights the screens ask for before others ("View requires List"; source: Sage's help on application permissions).
/// Integrations do grant View alone and it works over the API, so that a lack of one is worth a warning and no more.
/// </summary>
internal static class Prerequisites
{
    private static readonly ImmutableArray<(string Right, Rights Needs)> Table =
    [
        ("readonly", Rights.Of("list")),
        ("view", Rights.Of("list")),
        ("add", Rights.Of("list")),
        ("modify", Rights.Of("list")),
        ("edit", Rights.Of("list")),
        ("delete", Rights.Of("list")),
        ("reclass", Rights.Of("list", "readonly", "view", "modify", "edit")),
        ("readonlyExpense", Rights.Of("listExpenses")),
        ("addExpense", Rights.Of("listExpenses")),
        ("editExpense", Rights.Of("listExpenses")),
        ("deleteExpense", Rights.Of("listExpenses")),
        ("reclassExpense", Rights.Of("listExpenses", "readonlyExpense", "editExpense")),
    ];

    /// <summary>Those of the rights that lack one they need.</summary>
    public static Rights Lacking(Rights rights, Rights allowed)
    {
        var lacking = Rights.None;
        foreach (var (right, needs) in Table)
        {
            if (!rights.Covers(needs & allowed))
                lacking |= rights & Rights.Of(right);
        }
        return lacking;
    }

    /// <summary>What the rights need besides, as far as the permission has it to give.</summary>
    public static Rights Missing(Rights rights, Rights allowed)
    {
        var needed = Rights.None;
        foreach (var (right, needs) in Table)
        {
            if (rights.Covers(Rights.Of(right)))
                needed |= needs & allowed;
        }
        return needed - rights;
    }
}
