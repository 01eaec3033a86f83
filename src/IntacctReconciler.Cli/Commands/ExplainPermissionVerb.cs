using System.CommandLine;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ExplainPermissionVerb : ExplainSubjectVerb
{
    private readonly Argument<string?> right = new("right")
    {
        Description = "A right, such as run or Edit; left out, any.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => null,
    };

    public ExplainPermissionVerb(Shell shell)
        : base(
            shell,
            "permission",
            "Who can do a thing, or anything in a module, and through which role and group.",
            "A permission, such as accountsPayable/payBills or \"Accounts Payable / Pay bills\"; its name alone where one module has it. Or a module, such as accountsPayable, or a section of one, such as accountsPayable/reports."
        )
    {
        Arguments.Insert(1, right);
        Examples =
        [
            new("explain permission accountsPayable/payBills run examples/acme", "everybody who can pay bills"),
            new("explain permission \"Accounts Payable / Bills\" Add", "in the words of the screens"),
            new("explain permission accountsPayable", "everybody who has anything in the module, and how much"),
        ];
    }

    protected override string PathIn(ParseResult parsed) =>
        GivenPath(parsed)
        ?? (parsed.GetValue(right) is { } second && !RightOrPath.IsRight(second, World) ? second : ".");

    protected override ExplainContent? Explain(
        Explainer explainer,
        DeclaredAccess? declared,
        ExplainFrame frame,
        ParseResult parsed,
        IProblems problems
    )
    {
        var asking = new PermissionAsked(explainer.State, problems);
        var word = RightIn(parsed);
        if (asking.Module(SubjectIn(parsed)) is { } module)
        {
            var rights = word is null ? null : asking.Right(word, module);
            return word is not null && rights is null
                ? null
                : ExplainContent.Of(new ModuleExplainer(explainer.State, declared, module, rights).Explain(), frame);
        }
        if (asking.Find(SubjectIn(parsed)) is not { } permission)
            return null;
        Rights? asked = word is null ? null : asking.Right(word, permission);
        return word is not null && asked is null
            ? null
            : ExplainContent.Of(explainer.OfPermission(permission, asked), frame);
    }

    private string? RightIn(ParseResult parsed) =>
        parsed.GetValue(right) is { } word && (GivenPath(parsed) is not null || RightOrPath.IsRight(word, World))
            ? word
            : null;
}
