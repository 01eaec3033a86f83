using System.Text.Json;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary>A request with its caller known.</summary>
internal sealed record RequestContext(Simulation Company, Caller Caller, SimulatedRequest Request, string SupportId)
{
    public SimulatorSwitches Switches => Company.Switches;

    /// <summary>What a scripted fault does to a page of the query service.</summary>
    public PageFault Page { get; init; }

    /// <summary>How a scripted fault makes the last of several objects fail.</summary>
    public Refusal? LastFails { get; init; }

    public View View =>
        new()
        {
            Locations = Switches[SimulatorSwitches.UserLocations],
            AccountEmail = Switches[SimulatorSwitches.AccountEmail],
            GroupRoles = Switches.Is(SimulatorSwitches.GroupRoles, "present"),
            UnknownFields = Switches.Is(SimulatorSwitches.UnknownFields, "on"),
            Untold = Company.Untold,
            Entities = Caller.Scope,
            RestrictedCaller = Switches.Is(SimulatorSwitches.ReaderEntity, "none") ? null : Caller.User.Key,
        };

    public int ReadLag => Switches.Number(SimulatorSwitches.ReadLag);

    /// <exception cref="Refusal">There is no body, or it is not JSON.</exception>
    public JsonElement ReadBody()
    {
        if (Request.Body.IsEmpty)
        {
            throw Refusal.NoPayload(Request.Method);
        }
        if (
            Request.Header("Content-Type") is not { } type
            || !type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new Refusal(400, "GW-0014", "Invalid content type: application/json is expected")
            {
                ErrorId = "GW-0014",
                IsGateway = true,
            };
        }
        return Parse(Request.Body);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new Refusal(400, "invalidRequest", $"The payload is not JSON: {fault.Message}")
            {
                ErrorId = "REST-1027",
            };
        }
    }
}
