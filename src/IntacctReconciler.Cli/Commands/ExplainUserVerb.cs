using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ExplainUserVerb : ExplainSubjectVerb
{
    private readonly Option<string?> permission;
    private readonly Option<string[]> lacks;
    private readonly Option<string?> entity;

    public ExplainUserVerb(Shell shell)
        : base(shell, "user", "What a user can do, and through which role, group and line of the file.", "A user's id.")
    {
        permission = Add(
            new Option<string?>("--permission")
            {
                Description = "Only this permission, such as accountsPayable/bills or \"Accounts Payable / Bills\".",
                HelpName = "PERMISSION",
            }
        );
        lacks = Add(
            new Option<string[]>("--lacks")
            {
                Description = "Why the user cannot do this: a permission, and a right if only one matters.",
                HelpName = "PERMISSION [RIGHT]",
                Arity = new(1, 2),
                AllowMultipleArgumentsPerToken = true,
            }
        );
        entity = Add(
            new Option<string?>("--entity") { Description = "With --lacks: in this entity.", HelpName = "ID" }
        );
        Validators.Add(result =>
        {
            if (result.GetValue(entity) is not null && result.GetValue(lacks) is not { Length: > 0 })
                result.AddError("--entity needs --lacks: what can the user not do there?");
            if (result.GetValue(permission) is not null && result.GetValue(lacks) is { Length: > 0 })
                result.AddError("--permission cannot be used with --lacks, which names a permission itself");
        });
        Examples =
        [
            new("explain user clerk1 examples/acme", "all that clerk1 can do, and why"),
            new(
                "explain user clerk1 --permission accountsPayable/bills",
                "one permission, with the line that gives it"
            ),
            new(
                "explain user XML_Bill.com --lacks accountsPayable/apTerms list",
                "why a sync fails: missing, capped, not subscribed, restricted or signed out"
            ),
            new("explain user clerk1 --against acme.plan", "what clerk1 could do after that plan"),
        ];
    }

    protected override string PathIn(ParseResult parsed) =>
        GivenPath(parsed) ?? (Second(parsed) is { } second && !RightOrPath.IsRight(second, World) ? second : ".");

    protected override ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var id = SubjectIn(parsed);
        var state = explainer.State;
        if (state.Users.Find(id) is not { } user)
        {
            problems.Add(
                Codes.AskedUserUnknown(id, Nearest.To(id, state.Users.Select(one => one.Id)), declared?.PlaceOfNew(id))
            );
            return null;
        }
        if (parsed.GetValue(lacks) is { Length: > 0 } words)
            return Lack(user, words[0], explainer, frame, parsed, problems);
        var explained = explainer.OfUser(user);
        if (parsed.GetValue(permission) is not { } name)
            return ExplainContent.Of(explained, frame);
        return new PermissionAsked(state, problems).Find(name) is { } asked
            ? ExplainContent.Of(explained.Only(asked), frame)
            : null;
    }

    private ExplainContent? Lack(
        User user,
        string name,
        Explainer explainer,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var asking = new PermissionAsked(explainer.State, problems);
        if (asking.Find(name) is not { } asked)
            return null;
        Rights? right = null;
        if (Second(parsed) is { } word && (GivenPath(parsed) is not null || RightOrPath.IsRight(word, World)))
        {
            right = asking.Right(word, asked);
            if (right is null)
                return null;
        }
        if (parsed.GetValue(entity) is { } place && !explainer.State.Entities.Contains(place))
            throw new CannotRun(
                Messages.NoSuchEntity(place, Nearest.To(place, explainer.State.Entities.Select(one => one.Id)))
            );
        return ExplainContent.Of(explainer.OfLack(user, asked, right, parsed.GetValue(entity)), frame);
    }

    private string? Second(ParseResult parsed) => parsed.GetValue(lacks) is [_, var second] ? second : null;
}
