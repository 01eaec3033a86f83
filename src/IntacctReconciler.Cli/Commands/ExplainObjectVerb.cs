using System.CommandLine;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Explains an object that is asked for by its name: a role, or a user group.</summary>
internal sealed class ExplainObjectVerb<T> : ExplainSubjectVerb
    where T : class, IIdentified
{
    private readonly Func<CompanyState, Table<T>> all;
    private readonly Func<Explainer, T, ExplainFrame, ExplainContent> explain;
    private readonly Func<string, string?, Diagnostic> unknown;

    internal ExplainObjectVerb(
        Shell shell,
        (string Name, string Description, string Subject) words,
        Func<CompanyState, Table<T>> all,
        Func<Explainer, T, ExplainFrame, ExplainContent> explain,
        Func<string, string?, Diagnostic> unknown
    )
        : base(shell, words.Name, words.Description, words.Subject) =>
        (this.all, this.explain, this.unknown) = (all, explain, unknown);

    protected override ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var (id, objects) = (SubjectIn(parsed), all(explainer.State));
        if (objects.Find(id) is { } found)
            return explain(explainer, found, frame);
        problems.Add(unknown(id, Nearest.To(id, objects.Select(one => one.Id))));
        return null;
    }
}

/// <summary><c>explain role</c> and <c>explain group</c>.</summary>
internal static class ExplainObjectVerbs
{
    public static Command Role(Shell shell) =>
        new ExplainObjectVerb<Role>(
            shell,
            ("role", "Who holds a role, what it grants, and which roles grant the same.", "A role's name."),
            state => state.Roles,
            (explainer, role, frame) => ExplainContent.Of(explainer.OfRole(role), frame),
            Codes.AskedRoleUnknown
        )
        {
            Examples =
            [
                new(
                    "explain role \"AP clerk\" examples/acme",
                    "its holders, its grants, and what it has in common with others"
                ),
            ],
        };

    public static Command Group(Shell shell) =>
        new ExplainObjectVerb<UserGroup>(
            shell,
            ("group", "Who is in a user group, and what its roles grant.", "A user group's name."),
            state => state.Groups,
            (explainer, group, frame) => ExplainContent.Of(explainer.OfGroup(group), frame),
            Codes.AskedGroupUnknown
        )
        {
            Examples = [new("explain group \"AP team\" examples/acme", "its members, and what it gives them")],
        };
}
