using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Model;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Cli.Starter;

/// <summary>
/// The files that <c>init</c> writes. Their texts stand beside this one as they are, with <c>@COMPANY@</c> for the company's id and
/// <c>@PREFIX@</c> for that of its credentials; examples/pipelines has the same pipelines for ACME.
/// </summary>
/// <param name="Company">An id of letters, digits and <c>. - _</c>: it becomes part of JSON, Markdown and file names.</param>
internal sealed record StarterFiles(string Company, PermissionModel Model, Pipeline Pipeline)
{
    private const string PipelineRow = "@PIPELINE_ROW@\n";
    private const string PipelineDoes = "plans each proposed change; applies the plan that was approved";

    /// <summary>That of the credentials.</summary>
    public string Prefix { get; init; } = CredentialPrefix.Of(Company);

    public ImmutableArray<StarterFile> All() =>
        [
            new("access.yaml", Text($"{Kind}.access.yaml"), "who may do what; begin by reading its comments"),
            new("company.json", Text($"{Kind}.company.json"), "a simulated company to try things on"),
            new("README.md", Readme(), "the commands, and the way to the real company"),
            new(".gitignore", Text("gitignore"), "what stays out of the repository"),
            .. PipelineFile() is { } pipeline ? [pipeline] : Array.Empty<StarterFile>(),
        ];

    public StarterFile? PipelineFile() =>
        Pipeline switch
        {
            Pipeline.GitHub => new(".github/workflows/access.yml", Text("github.yml"), PipelineDoes),
            Pipeline.GitLab => new(".gitlab-ci.yml", Text("gitlab.yml"), PipelineDoes),
            Pipeline.Azure => new("azure-pipelines.yml", Text("azure.yml"), PipelineDoes),
            Pipeline.None => null,
            _ => throw new UnreachableException(),
        };

    public string Kind =>
        Model switch
        {
            PermissionModel.RoleBased => "role-based",
            PermissionModel.UserBased => "user-based",
            _ => throw new UnreachableException(),
        };

    private string Readme() =>
        Text("README.md")
            .Replace(
                PipelineRow,
                PipelineFile() is { } pipeline ? $"| `{pipeline.Path}` | {pipeline.What} |\n" : "",
                StringComparison.Ordinal
            );

    public string Text(string resource)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"starter/{resource}")
            ?? throw new InvalidDataException($"{resource} is not part of this assembly");
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("@COMPANY_YAML@", YamlScalarText.Of(Company), StringComparison.Ordinal)
            .Replace("@COMPANY@", Company, StringComparison.Ordinal)
            .Replace("@PREFIX@", Prefix, StringComparison.Ordinal);
    }
}
