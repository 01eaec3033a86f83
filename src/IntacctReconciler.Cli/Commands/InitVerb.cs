using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Starter;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Model;

namespace IntacctReconciler.Cli.Commands;

internal sealed partial class InitVerb : Verb
{
    private readonly Argument<string> folder;
    private readonly Option<string> company = new("--company")
    {
        Description = "The company's id, as it is signed in with; left out, ACME.",
        HelpName = "ID",
        DefaultValueFactory = _ => "ACME",
        CustomParser = result =>
        {
            var id = result.Tokens[0].Value;
            if (!IsId(id))
                result.AddError("--company must be a company's id: letters, digits, and . - _ between them");
            return id;
        },
    };
    private readonly Option<PermissionModel> model = ChoiceOption.Of(
        "--permission-model",
        "How users of the company get permissions",
        "MODEL",
        ("role-based", PermissionModel.RoleBased),
        ("user-based", PermissionModel.UserBased)
    );
    private readonly Option<Pipeline> pipeline = ChoiceOption.Of(
        "--pipeline",
        "The CI system to write a pipeline for",
        "SYSTEM",
        ("github", Pipeline.GitHub),
        ("gitlab", Pipeline.GitLab),
        ("azure", Pipeline.Azure),
        ("none", Pipeline.None)
    );

    private readonly Option<string?> from = new("--from-company")
    {
        Description =
            "Begin with a company that is there: its access files, the lock of its catalogue, a pipeline. It is read only. FILE is an access file that says where it is; left out, access.yaml of the folder, or --company.",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly ConnectionOptions connection = new();

    public InitVerb(Shell shell)
        : base(
            shell,
            "init",
            "Write a folder to begin with: an access file that explains itself, a simulated company, a pipeline."
        )
    {
        folder = AddPath();
        folder.Description =
            "The folder; it is made where there is none, and no file is overwritten. Left out, this one.";
        folder.HelpName = "DIR";
        Add(company);
        Add(model);
        Add(pipeline);
        Add(from);
        connection.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(from) is not null && (IsSaid(result, company) || IsSaid(result, model)))
                result.AddError("--company and --permission-model stand in the file that --from-company names");
        });
        Examples =
        [
            new("init", "the starter in this folder; then: intacct-reconciler plan"),
            new("init access --company ACME-UK --pipeline gitlab", "for that company, in a folder \"access\""),
            new("init access --from-company connect.yaml", "what connect.yaml connects to, ready to be committed"),
            new("init access --from-company --company ACME", "the same of ACME, with ACME_CLIENT_ID and so on"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var place = parsed.GetRequiredValue(folder);
        if (IsSaid(parsed.CommandResult, from))
            return new CompanyStart(WishOf(parsed, place), session).RunAsync();
        var starter = new StarterFiles(
            parsed.GetRequiredValue(company),
            parsed.GetValue(model),
            parsed.GetValue(pipeline)
        );
        NewFiles.Write(place, [.. starter.All().Select(file => (file.Path, file.Text))], ["fleet.yaml"], World);
        session.Out.Write(new StarterView(World).Of(starter, place));
        return Task.FromResult(ExitCode.Done);
    }

    private CompanyWish WishOf(ParseResult parsed, string place) =>
        new(
            place,
            parsed.GetValue(from),
            IsSaid(parsed.CommandResult, company) ? parsed.GetRequiredValue(company) : null,
            IsSaid(parsed.CommandResult, model) ? parsed.GetValue(model) : null,
            parsed.GetValue(pipeline),
            connection.In(parsed)
        );

    private static bool IsSaid(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    /// <summary>Whether it can be part of names of files, of a pipeline and of Markdown.</summary>
    public static bool IsId(string company) => Id.IsMatch(company);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id { get; }
}
