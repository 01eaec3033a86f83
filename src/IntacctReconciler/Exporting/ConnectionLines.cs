using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Exporting;

/// <summary>Writes where a company is.</summary>
internal static class ConnectionLines
{
    /// <param name="comment">What to say of a place; null says nothing.</param>
    public static void Write(YamlWriter yaml, ConnectionDeclaration connection, Func<Origin, string?> comment)
    {
        using (yaml.Map("connection"))
        {
            if (connection.Simulator is { } simulator)
                yaml.Pair("simulator", simulator.Value, comment(simulator.At));
            if (connection.Endpoint is { } endpoint)
                yaml.Pair("endpoint", endpoint.Value, comment(endpoint.At));
            if (connection is not { ReadCredentials: { } read, ApplyCredentials: { } apply })
                return;
            var value =
                read.Value == apply.Value
                    ? YamlValue.Of(read.Value)
                    : YamlValue.Of([("read", YamlValue.Of(read.Value)), ("apply", YamlValue.Of(apply.Value))]);
            yaml.Pair("credentials", value, comment(read.At));
        }
    }
}
