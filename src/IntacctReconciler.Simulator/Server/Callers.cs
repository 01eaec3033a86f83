using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary>Finds out who makes a request, by its token and headers.</summary>
internal sealed class Callers(Simulation company, Tokens tokens)
{
    private const string EntityHeader = "X-IA-API-Param-Entity";

    public static bool MaySignIn(Record user) =>
        user.Text("status") == "active" && user.Flag("webServices.isRestricted");

    /// <summary>The entities a user is restricted to; null: all.</summary>
    public static IReadOnlySet<long>? ScopeOf(Simulation company, Record user)
    {
        if (company.Switches[SimulatorSwitches.ReaderEntity] is var id and not "none")
        {
            return company.Store[TypeNames.Entity].FindById(id) is { } only ? new HashSet<long> { only.Key } : [];
        }
        var entities = user.References("entities");
        return user.Flag("entityAccess.allowUnrestrictedAccess") || entities.Length == 0 ? null : entities.ToHashSet();
    }

    /// <exception cref="Refusal">The request carries no good token, or an entity the caller may not enter.</exception>
    public Caller Authenticate(SimulatedRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Header("Authorization");
        if (header?.StartsWith(scheme, StringComparison.Ordinal) != true)
        {
            throw Gateway(401, "GW-0034", "The Authorization header is not Bearer");
        }
        var grant = tokens.Find(header[scheme.Length..].Trim()) ?? throw NotValid();
        if (tokens.IsExpired(grant))
        {
            throw company.Switches.Is(SimulatorSwitches.ExpiredToken, "401")
                ? Gateway(401, "GW-0040", "Expired token")
                : new Refusal(400, "invalidRequest", "The token is not valid") { ErrorId = "REST-1206" };
        }
        var user = company.MaySignIn(grant.UserId) ?? throw NotValid();
        var scope = ScopeOf(company, user);
        return new Caller(user, EntityOf(request, grant, scope), scope) { ClientId = grant.ClientId };
    }

    // A header of any other name is not looked at, as the real API does not.
    private long? EntityOf(SimulatedRequest request, TokenGrant grant, IReadOnlySet<long>? scope)
    {
        var id = request.Header(EntityHeader) ?? grant.EntityId;
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }
        var entity =
            company.Store[TypeNames.Entity].FindById(id)
            ?? throw Refusal.Invalid($"{EntityHeader}: the entity {id} does not exist");
        return scope is null || scope.Contains(entity.Key)
            ? entity.Key
            : throw Gateway(403, "GW-0042", $"The caller has no access to the entity {id}");
    }

    private static Refusal NotValid() =>
        new(401, "tokenInvalid", "Token is not valid") { ErrorId = "REST-2102", MessageId = "IA.TOKEN_IS_INVALID" };

    private static Refusal Gateway(int status, string code, string message) =>
        new(status, code, message) { ErrorId = code, IsGateway = true };
}
