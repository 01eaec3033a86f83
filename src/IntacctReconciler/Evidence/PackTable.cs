using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Evidence;

/// <summary>A table of an audit pack, told apart from what stands in it, so that documentation has the same words.</summary>
/// <param name="name">The name of its file.</param>
/// <param name="holds">What it holds, in a sentence.</param>
public abstract class PackTable(string name, string holds)
{
    public string Name => name;

    public string Holds => holds;

    /// <summary>Each heading, and what stands under it.</summary>
    public abstract ImmutableArray<(string Heading, string Says)> Columns { get; }

    public abstract PackFile Of(CompanyEvidence company);
}

/// <summary>A column over rows of one kind.</summary>
internal sealed record PackColumn<T>(string Heading, string Says, Func<T, string> Text);

/// <inheritdoc/>
internal sealed class PackTable<T>(
    string name,
    string holds,
    Func<CompanyEvidence, IEnumerable<T>> rows,
    params ImmutableArray<PackColumn<T>> columns
) : PackTable(name, holds)
{
    public override ImmutableArray<(string Heading, string Says)> Columns =>
        [.. columns.Select(column => (column.Heading, column.Says))];

    public override PackFile Of(CompanyEvidence company)
    {
        var count = 0;
        var content = SafeCsv.File([
            [.. columns.Select(column => column.Heading)],
            .. rows(company).Select(Cells),
        ]);
        return new(Name, content, count);

        IReadOnlyList<string> Cells(T row)
        {
            count++;
            return [.. columns.Select(column => column.Text(row))];
        }
    }
}
