using System.Collections.Immutable;
using System.CommandLine;

namespace IntacctReconciler.Cli.Commands;

/// <summary>A way to call a verb, and what that does.</summary>
internal sealed record Example(string Call, string Does);

/// <summary>A verb of the command line.</summary>
internal abstract class Verb : Command
{
    private readonly Shell shell;

    protected Verb(Shell shell, string name, string description)
        : base(name, description)
    {
        this.shell = shell;
        SetAction((parsed, _) => shell.RunAsync(parsed, session => RunAsync(session, parsed)));
    }

    /// <summary>Shown by <c>--help</c>.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];

    protected Surroundings World => shell.World;

    /// <returns>An exit code.</returns>
    protected abstract Task<int> RunAsync(Session session, ParseResult parsed);

    /// <summary>The last argument of most verbs.</summary>
    protected Argument<string> AddPath()
    {
        var path = new Argument<string>("path")
        {
            Description = "An access file, or a folder that holds access.yaml; left out, this folder.",
            DefaultValueFactory = _ => ".",
        };
        path.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError(UsageErrors.Unknown(token.Value, this));
        });
        Arguments.Add(path);
        return path;
    }

    protected TOption Add<TOption>(TOption option)
        where TOption : Option
    {
        Options.Add(option);
        return option;
    }
}
