using System.CommandLine;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ExplainRoleVerb : ExplainSubjectVerb
{
    public ExplainRoleVerb(Shell shell)
        : base(shell, "role", "Who holds a role, what it grants, and which roles grant the same.", "A role's name.") =>
        Examples = [
            new(
                "explain role \"AP clerk\" examples/acme",
                "its holders, its grants, and what it has in common with others"
            ),
        ];

    protected override ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var (id, roles) = (SubjectIn(parsed), explainer.State.Roles);
        if (roles.Find(id) is { } role)
            return ExplainContent.Of(explainer.OfRole(role), frame);
        problems.Add(Codes.AskedRoleUnknown(id, Nearest.To(id, roles.Select(one => one.Id))));
        return null;
    }
}

internal sealed class ExplainGroupVerb : ExplainSubjectVerb
{
    public ExplainGroupVerb(Shell shell)
        : base(shell, "group", "Who is in a user group, and what its roles grant.", "A user group's name.") =>
        Examples = [new("explain group \"AP team\" examples/acme", "its members, and what it gives them")];

    protected override ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var (id, groups) = (SubjectIn(parsed), explainer.State.Groups);
        if (groups.Find(id) is { } group)
            return ExplainContent.Of(explainer.OfGroup(group), frame);
        problems.Add(Codes.AskedGroupUnknown(id, Nearest.To(id, groups.Select(one => one.Id))));
        return null;
    }
}
