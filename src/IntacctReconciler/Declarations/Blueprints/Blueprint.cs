using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>
/// What a vendor's guide asks for, with parameters: a user, a role, their permissions, and what a person has to do besides.
/// Texts may hold <c>${parameter}</c>.
/// </summary>
public sealed record Blueprint(Source Source, string Name, string Title, string Vendor, BlueprintGuide Guide)
{
    public ImmutableArray<BlueprintParameter> Parameters { get; init; } = [];

    /// <summary>Modules that the company must subscribe to, as tokens or words of the screen.</summary>
    public ImmutableArray<Setting<string>> Subscriptions { get; init; } = [];

    /// <summary>The user as in an access file, without its permissions.</summary>
    public required BlueprintObject User { get; init; }

    /// <summary>The role of a role-based company, without its permissions.</summary>
    public required BlueprintObject Role { get; init; }

    /// <summary>The guide's words for what it asks of the user, by field.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Says { get; init; } = [];

    /// <summary>Each laid over the ones before it.</summary>
    public ImmutableArray<BlueprintClause> Permissions { get; init; } = [];

    public ImmutableArray<BlueprintClause> CustomApplications { get; init; } = [];

    /// <summary>What is asked for beyond the job, in the judgement of whoever wrote the blueprint.</summary>
    public ImmutableArray<BlueprintExcess> Excess { get; init; } = [];

    public ImmutableArray<BlueprintStep> Handover { get; init; } = [];

    public BlueprintParameter? Parameter(string name) => Parameters.FirstOrDefault(one => one.Name == name);
}

/// <param name="Read">The day on which the facts were taken from it.</param>
public sealed record BlueprintGuide(string Title, string Url, DateOnly Read);

public enum ParameterKind
{
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary><c>entities</c> as users have them.</summary>
    Entities,

    /// <summary>Accounts at the vendor, each with the entity that it works in, or <c>top</c>.</summary>
    Accounts,

    /// <summary><c>customApplications</c> as roles have them.</summary>
    Applications,
}

/// <param name="Default">What it is where a use does not say; null leaves it unset.</param>
public sealed record BlueprintParameter(
    string Name,
    ParameterKind Kind,
    string Description,
    bool Required,
    YamlNode? Default,
    Origin At
)
{
    /// <summary>Whether it has a value in every use.</summary>
    public bool IsAlwaysSet => Required || Default is not null;
}

/// <summary>A parameter that has to be set, and not false; or the contrary.</summary>
public sealed record BlueprintCondition(string Parameter, bool Set);

/// <summary>A user or a role as text.</summary>
public sealed record BlueprintObject(YamlNode Id, YamlMap Fields);

/// <param name="Says">The guide's words for it.</param>
/// <param name="Give">As under <c>permissions</c> or <c>customApplications</c> of an access file.</param>
public sealed record BlueprintClause(
    YamlScalar Says,
    ImmutableArray<BlueprintCondition> Conditions,
    YamlNode Give,
    Origin At
);

/// <param name="What">In words of the screens.</param>
public sealed record BlueprintExcess(string What, string Why);

/// <summary>Something that a person does once the user is there.</summary>
/// <param name="Accounts">The parameter whose accounts are listed below it; null lists none.</param>
public sealed record BlueprintStep(
    YamlScalar Say,
    ImmutableArray<BlueprintCondition> Conditions,
    string? Accounts,
    Origin At
);
