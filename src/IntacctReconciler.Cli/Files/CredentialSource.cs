using IntacctReconciler.Intacct;

namespace IntacctReconciler.Cli.Files;

/// <summary>
/// Finds credentials by the prefix that the access file names: in three environment variables, in a file of its owner, or
/// in what a command prints. They are never taken from an argument or from the access file.
/// </summary>
internal sealed class CredentialSource(Surroundings world, Mask mask)
{
    private static readonly string[] Names = ["CLIENT_ID", "CLIENT_SECRET", "USERNAME"];

    /// <exception cref="CannotRun">There are none, they are incomplete, or they are not kept safely.</exception>
    public async Task<Credentials> FindAsync(string prefix, CancellationToken cancel)
    {
        var file = Variable(prefix, "CREDENTIALS_FILE");
        var command = Variable(prefix, "CREDENTIALS_COMMAND");
        var values = Names.Select(name => Variable(prefix, name)).ToArray();
        string?[] ways = [file is null ? null : "CREDENTIALS_FILE", command is null ? null : "CREDENTIALS_COMMAND"];
        string[] taken = [.. ways.OfType<string>(), .. Names.Where((_, i) => values[i] is not null).Take(1)];
        if (taken.Length > 1)
            throw new CannotRun(Messages.TwoWays(prefix, taken));
        var found =
            file is not null ? CredentialJson.Read(SecretFile.Read(world.Resolve(file)), $"{prefix}_CREDENTIALS_FILE")
            : command is not null ? await FromCommandAsync(command, $"{prefix}_CREDENTIALS_COMMAND", cancel)
            : FromVariables(prefix, values);
        mask.Hide(found.ClientSecret);
        return found;
    }

    /// <summary>Whether anything is set for the prefix, complete or not.</summary>
    public bool HasAny(string prefix) =>
        Names.Append("CREDENTIALS_FILE").Append("CREDENTIALS_COMMAND").Any(name => Variable(prefix, name) is not null);

    private static Credentials FromVariables(string prefix, string?[] values)
    {
        string[] missing = [.. Names.Where((_, i) => values[i] is null)];
        return missing.Length == 0
            ? new(values[0]!, values[1]!, values[2]!)
            : throw new CannotRun(Messages.MissingCredentials(prefix, missing));
    }

    private async Task<Credentials> FromCommandAsync(string command, string variable, CancellationToken cancel) =>
        CredentialJson.Read(await new SecretCommand(world).RunAsync(command, variable, cancel), variable);

    private string? Variable(string prefix, string name) =>
        world.Environment($"{prefix}_{name}") is { Length: > 0 } value ? value : null;
}
