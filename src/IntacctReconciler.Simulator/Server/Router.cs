using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Simulator.Query;
using IntacctReconciler.Simulator.Rules;

namespace IntacctReconciler.Simulator.Server;

/// <summary>Leads a request to what answers it.</summary>
internal sealed class Router(Simulation company, Tokens tokens, IdempotencyStore idempotency)
{
    private const string Objects = "/objects/";
    public const string QueryPath = "/services/core/query";
    public const string CompositePath = "/services/core/composite";

    private readonly Callers callers = new(company, tokens);
    private readonly TokenEndpoint tokenEndpoint = new(company, tokens);
    private readonly QueryEndpoint queries = new();
    private readonly History history = new(company);

    /// <summary>Asks for a change of objects.</summary>
    public static bool IsMutating(SimulatedRequest request)
    {
        var path = request.Path;
        return request.Method is "POST" or "PATCH" or "DELETE" or "PUT"
            && (
                path.StartsWith(SimulatedCompany.BasePath + Objects, StringComparison.Ordinal)
                || path == SimulatedCompany.BasePath + CompositePath
            );
    }

    public void ForgetSelections() => queries.Forget();

    public Answer Handle(SimulatedRequest request, IReadOnlyList<Fault> faults, string supportId)
    {
        var isQuery = request.Path == SimulatedCompany.BasePath + QueryPath;
        try
        {
            return Routed(request, faults, supportId);
        }
        catch (Refusal refusal)
        {
            company.Store.RollBackTo(0);
            return Refused(refusal, isQuery, supportId);
        }
    }

    private Answer Routed(SimulatedRequest request, IReadOnlyList<Fault> faults, string supportId)
    {
        if (!request.Path.StartsWith(SimulatedCompany.BasePath + "/", StringComparison.Ordinal))
        {
            throw Refusal.NotFound($"The resource {request.Path}");
        }
        switch (request.Path[SimulatedCompany.BasePath.Length..])
        {
            case "/oauth2/token":
                return tokenEndpoint.Handle(request);
            case "/oauth2/revoke":
                return tokenEndpoint.Revoke(request);
            default:
                break;
        }
        var caller = callers.Authenticate(request);
        var context = new RequestContext(company, caller, request, supportId)
        {
            Page = faults.OfType<Fault.Page>().Select(fault => fault.Kind).FirstOrDefault(),
            LastFails = faults
                .OfType<Fault.Mixed>()
                .Select(fault => FaultyAnswers.RefusalOf(fault.Reason))
                .FirstOrDefault(),
        };
        if (!IsMutating(request))
        {
            return Called(context);
        }
        if (company.Seed.IsReport)
        {
            throw new Refusal(403, "forbidden", "This company is made from a report and cannot be changed");
        }
        return idempotency.Answer(
            context,
            () =>
            {
                var answer = Answered(context);
                history.Note(caller);
                return answer;
            }
        );
    }

    // A refusal is an answer too: sent again under the same key it is given again.
    private Answer Answered(RequestContext context)
    {
        try
        {
            return Called(context);
        }
        catch (Refusal refusal)
        {
            company.Store.RollBackTo(0);
            return Refused(refusal, isQuery: false, context.SupportId);
        }
    }

    private Answer Called(RequestContext context)
    {
        var path = context.Request.Path[SimulatedCompany.BasePath.Length..];
        if (path.StartsWith(Objects, StringComparison.Ordinal))
        {
            return new ObjectEndpoint(context).Handle(path[Objects.Length..]);
        }
        return path switch
        {
            QueryPath => Posted(context, queries.Handle),
            CompositePath => Posted(context, composite => new CompositeEndpoint(composite, Called).Handle()),
            "/services/core/allowed-operations/list" => Posted(
                context,
                asked => new AllowedOperationsEndpoint(asked).Handle()
            ),
            "/services/core/model" => new ModelEndpoint(context).Handle(),
            _ => throw Refusal.NotFound($"The resource {path}"),
        };
    }

    private static Answer Posted(RequestContext context, Func<RequestContext, Answer> handle) =>
        context.Request.Method == "POST"
            ? handle(context)
            : throw new Refusal(405, "methodNotAllowed", "The service takes POST") { Allow = "POST" };

    private Answer Refused(Refusal refusal, bool isQuery, string supportId)
    {
        var answer = Errors.Of(refusal, company.Switches[SimulatorSwitches.ErrorEnvelope], isQuery, supportId);
        return isQuery && refusal.Status == 400 && company.Switches.Is(SimulatorSwitches.QueryErrorStatus, "200")
            ? answer with
            {
                Status = 200,
            }
            : answer;
    }
}
