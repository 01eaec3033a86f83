using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Exporting.Proposals;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting;

/// <summary>
/// A company as the access file for after its switch to role-based permissions. It serves before the switch, when users hold
/// permissions, and after it, when they hold the roles that the switch made of those.
/// </summary>
public sealed class RoleExport
{
    private readonly CompanyState proposed;
    private readonly RoleProposals proposals;
    private readonly ProposalWords words;

    /// <param name="company">Read with <see cref="Facets.Everything"/>.</param>
    /// <param name="declared">The model of the file by which the company was reached.</param>
    /// <param name="locks">Those that may stand beside the file; left out, none does.</param>
    public RoleExport(CompanyState company, PermissionModel declared, ImmutableArray<CatalogueLock?> locks = default)
    {
        var model = Proposer.ModelOf(company, declared);
        proposals = Proposer.Of(company, model, locks);
        proposed = ProposedCompany.Of(company, proposals, model);
        words = new(proposals, company.Catalogue);
    }

    /// <summary>The company to write in place of the one that was read.</summary>
    public CompanyState Company => proposed;

    public RoleProposals Proposals => proposals;

    /// <summary>Sentences for whoever ran the export.</summary>
    public ImmutableArray<string> Summary => [.. words.Summary()];

    /// <summary>The same frame for a role-based file with what was proposed said in it.</summary>
    public ExportFrame Frame(ExportFrame frame) =>
        frame with
        {
            PermissionModel = PermissionModel.RoleBased,
            Header = [.. frame.Header.IsDefault ? [] : frame.Header, .. words.Head()],
            Roles = this,
        };

    internal IEnumerable<string> Comments(ObjectKind kind, string id) =>
        kind switch
        {
            ObjectKind.Role => words.OfRole(id),
            ObjectKind.User => words.OfUser(id),
            _ => [],
        };

    /// <summary>Whether a field is left to the switch.</summary>
    internal bool LeavesOut(ObjectKind kind, string id, string field) =>
        kind == ObjectKind.User && field == "roles" && proposals.Left.ContainsKey(id);
}
