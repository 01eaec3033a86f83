using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary><c>POST /oauth2/token</c> and <c>/oauth2/revoke</c>: client credentials and refresh.</summary>
internal sealed class TokenEndpoint(Simulation company, Tokens tokens)
{
    public Answer Handle(SimulatedRequest request)
    {
        if (request.Method != "POST")
        {
            return Error(405, "invalid_request", "The token endpoint takes POST");
        }
        if (Tokens.ReadForm(request) is not { } form)
        {
            return Error(400, "invalid_request", "The body is neither a form nor a JSON object");
        }
        if (!IsKnown(form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret")))
        {
            return Error(401, "invalid_client", "The client id or secret is not valid");
        }
        return form.GetValueOrDefault("grant_type") switch
        {
            "client_credentials" => ForClient(form),
            "refresh_token" => ForRefresh(form),
            _ => Error(400, "unsupported_grant_type", "The simulator offers client_credentials and refresh_token"),
        };
    }

    public Answer Revoke(SimulatedRequest request)
    {
        if (Tokens.ReadForm(request)?.GetValueOrDefault("token") is not { Length: > 0 } token)
        {
            return Error(400, "invalid_request", "token is missing");
        }
        tokens.Revoke(token);
        return Answer.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }
        );
    }

    private bool IsKnown(string? client, string? secret) =>
        !string.IsNullOrEmpty(client)
        && !string.IsNullOrEmpty(secret)
        && (company.Seed.Clients is not { } clients || (clients.TryGetValue(client, out var known) && known == secret));

    private Answer ForClient(Dictionary<string, string> form)
    {
        var username = form.GetValueOrDefault("username") ?? "";
        var at = username.LastIndexOf('@');
        var (user, rest) = at > 0 ? (username[..at], username[(at + 1)..]) : ("", "");
        var place = rest.Split('|', 2);
        if (user.Length == 0 || place[0].Length == 0)
        {
            return Error(400, "invalid_request", "The username format is invalid (expected user@company)");
        }
        return place[0] == company.Seed.Company
            ? Give(user, place.Length == 2 ? place[1] : null, form["client_id"])
            : Error(400, "invalid_grant", $"The company {place[0]} does not exist or has not authorised the client");
    }

    private Answer ForRefresh(Dictionary<string, string> form) =>
        tokens.TakeRefresh(form.GetValueOrDefault("refresh_token") ?? "") is { } grant
        && grant.ClientId == form["client_id"]
            ? Give(grant.UserId, form.GetValueOrDefault("entity_id") ?? grant.EntityId, grant.ClientId)
            : Error(400, "invalid_grant", "The refresh token is not valid");

    private Answer Give(string userId, string? entityId, string clientId)
    {
        if (company.MaySignIn(userId) is not { } user)
        {
            return Error(400, "invalid_grant", $"{userId} is not an active web services user of the company");
        }
        if (entityId is not null && !MayEnter(user, entityId))
        {
            return Error(400, "invalid_grant", $"{userId} has no access to an entity {entityId}");
        }
        company.NoteLogin(user);
        var lifetime = company.Switches.Number(SimulatorSwitches.TokenLifetime);
        var (access, refresh) = tokens.Give(userId, entityId, clientId, lifetime);
        return Answer.Json(
            200,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("token_type", "Bearer");
                json.WriteString("access_token", access);
                json.WriteString("refresh_token", refresh);
                json.WriteNumber("expires_in", lifetime);
                json.WriteEndObject();
            }
        );
    }

    private bool MayEnter(Record user, string entityId) =>
        company.Store[TypeNames.Entity].FindById(entityId) is { } entity
        && (Callers.ScopeOf(company, user)?.Contains(entity.Key) ?? true);

    private static Answer Error(int status, string error, string description) =>
        Answer.Json(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("error", error);
                json.WriteString("error_description", description);
                json.WriteEndObject();
            }
        );
}
