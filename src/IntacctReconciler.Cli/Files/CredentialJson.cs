using System.Text.Json;
using IntacctReconciler.Intacct;

namespace IntacctReconciler.Cli.Files;

/// <summary><c>{ "clientId": ..., "clientSecret": ..., "username": ... }</c></summary>
internal static class CredentialJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <param name="where">The environment variable that led here, for messages; what was read is never repeated.</param>
    /// <exception cref="CannotRun">It is not that.</exception>
    public static Credentials Read(ReadOnlyMemory<byte> utf8, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new CannotRun(Messages.NotCredentials(where, "it is not a JSON object"));
            return new(Text(root, "clientId", where), Text(root, "clientSecret", where), Text(root, "username", where));
        }
        catch (JsonException)
        {
            // The parser's message can hold a piece of what it read.
            throw new CannotRun(Messages.NotCredentials(where, "it is not JSON"));
        }
    }

    private static string Text(JsonElement root, string name, string where) =>
        root.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : throw new CannotRun(Messages.NotCredentials(where, $"{name} is missing"));
}
