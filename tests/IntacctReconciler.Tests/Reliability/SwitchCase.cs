using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>What somebody wants of one of the <see cref="SwitchCompanies"/>.</summary>
/// <param name="Words">As the documentation says it.</param>
/// <param name="Access">What the access file says besides its head.</param>
/// <param name="Holds">Whether the company, by its snapshot, is as wanted.</param>
internal sealed record Wish(string Words, bool IsRoleBased, string Access, Func<JsonNode, bool> Holds)
{
    /// <summary>Makes the company other than the seed.</summary>
    public Action<JsonObject> Seed { get; init; } = _ => { };

    /// <summary>Of users, roles and groups.</summary>
    public bool Creates { get; init; }

    public bool Deletes { get; init; }

    /// <summary>By whom it is applied.</summary>
    public string Who { get; init; } = "recon_bot";

    /// <summary>What goes on meanwhile.</summary>
    public Action<SimulatedCompany> Meanwhile { get; init; } = _ => { };
}

/// <summary>How an apply shall end.</summary>
internal enum SwitchEnding
{
    Converges,

    /// <summary>It converges, and took two requests for what one would do elsewhere.</summary>
    Insists,
    NotRevocable,
    Unverified,
    Refused,

    /// <summary>What cannot be compared is not planned, and a note says so.</summary>
    LeftAlone,

    /// <summary>There is no plan.</summary>
    NoPlan,
}

/// <summary>A setting of a switch, and what is tried at it.</summary>
/// <param name="Settings">The switch it is about, and others that must be so for it to matter.</param>
internal sealed record SwitchCase(Wish Wish, SwitchEnding Ending, params (string Switch, string Value)[] Settings)
{
    public string Switch => Settings[0].Switch;

    public string Value => Settings[0].Value;

    /// <summary>The company is as wanted in the end.</summary>
    public bool Takes { get; init; } = Ending is SwitchEnding.Converges or SwitchEnding.Insists;

    /// <summary>The next plan has something left.</summary>
    public bool Shows { get; init; } =
        Ending is not (SwitchEnding.Converges or SwitchEnding.Insists or SwitchEnding.LeftAlone);

    public override string ToString() => $"{string.Join(", ", Settings)}: {Wish.Words}";
}
