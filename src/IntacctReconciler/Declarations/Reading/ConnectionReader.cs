using System.Text.RegularExpressions;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

internal static partial class ConnectionReader
{
    public static ConnectionDeclaration? Connection(this MapReader file)
    {
        if (file.Map("connection", Keys.Connection) is not { } connection)
            return null;
        var (read, apply) = Credentials(connection);
        var simulator = connection.Text("simulator");
        if (simulator is { } seed)
            RefuseBoth(connection, seed.At);
        return new(connection.At)
        {
            Simulator = simulator,
            Endpoint = Endpoint(connection),
            ReadCredentials = read,
            ApplyCredentials = apply,
        };
    }

    private static void RefuseBoth(MapReader connection, Origin simulatorAt)
    {
        foreach (var key in new[] { "endpoint", "credentials" })
        {
            if (connection.Find(key) is { } entry)
                connection.Problems.Add(Codes.SimulatedOrReal(entry.Key.At, key, simulatorAt));
        }
    }

    private static Setting<string>? Endpoint(MapReader connection)
    {
        if (connection.Text("endpoint") is not { } endpoint)
            return null;
        if (
            Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address is { UserInfo: "", Query: "", Fragment: "" }
        )
            return endpoint;
        connection.Problems.Add(Codes.BadEndpoint(endpoint.At, connection.Spot("endpoint").ToString()));
        return null;
    }

    private static (Setting<string>? Read, Setting<string>? Apply) Credentials(MapReader connection)
    {
        if (connection.Find("credentials") is not { } entry)
            return default;
        if (entry.Value is not YamlMap)
        {
            var both = Prefix(connection, "credentials");
            return (both, both);
        }
        var pair = connection.Map("credentials", Keys.Credentials)!;
        pair.Need("read", "apply");
        return (Prefix(pair, "read"), Prefix(pair, "apply"));
    }

    /// <summary>What is refused is not repeated in the message: it may be a secret in the wrong place.</summary>
    private static Setting<string>? Prefix(MapReader owner, string key)
    {
        if (owner.Text(key) is not { } prefix)
            return null;
        if (UsualPrefix.IsMatch(prefix.Value))
            return prefix;
        owner.Problems.Add(Codes.NotAPrefix(prefix.At, owner.Spot(key).ToString()));
        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UsualPrefix { get; }
}
