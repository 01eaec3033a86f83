using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>Collects what an object shall have, field by field; what is not declared is left out.</summary>
internal sealed class WantedFields(Resolution resolution, Address address)
{
    private readonly ImmutableDictionary<string, Wanted>.Builder fields = ImmutableDictionary.CreateBuilder<
        string,
        Wanted
    >(StringComparer.Ordinal);

    public ImmutableDictionary<string, Wanted> ToImmutable() => fields.ToImmutable();

    public void Put(string field, Wanted? wanted)
    {
        if (wanted is not null)
            fields[field] = wanted;
    }

    public void Text(string field, Setting<string>? declared)
    {
        if (declared is { } text)
            fields[field] = new(new FieldValue.Text(text.Value), text.At);
    }

    public void Flag(string field, Setting<bool>? declared)
    {
        if (declared is { } flag)
            fields[field] = new(new FieldValue.Flag(flag.Value), flag.At);
    }

    /// <summary>A value of a closed list. One that the tool does not know is right where the company has it already.</summary>
    public void Choice<T>(
        string field,
        Setting<string>? declared,
        Choices choices,
        Table<T> observed,
        Func<T, string?> get
    )
        where T : class, IIdentified
    {
        if (declared is not { } value)
            return;
        Text(field, value);
        if (choices.Find(value.Value) is null && !resolution.HasSomewhere(field, value.Value, observed, get))
        {
            var near = Nearest.To(value.Value, choices.All.Select(choice => choice.Word));
            var known = string.Join(", ", choices.All.Select(choice => choice.Word));
            resolution.Problems.Add(Codes.ValueNobodyHas(value.At, address.Said(), field, value.Value, near, known));
        }
    }

    public void List(
        string field,
        ListDeclaration? declared,
        ListMode mode,
        KnownIds known,
        ImmutableArray<string> kept
    ) => Put(field, new ListResolver(resolution).Resolve(address, field, declared, mode, known, kept));

    public void Permissions(PermissionsDeclaration? declared, ListMode mode, GrantSet held)
    {
        if (declared is null || mode is ListMode.Ignore)
            return;
        Grants("permissions", resolution.Presets.Resolve(declared, address, held), declared.At, mode);
    }

    public void Custom(
        string field,
        PermissionKind kind,
        CustomGrantsDeclaration? declared,
        ListMode mode,
        GrantSet held
    )
    {
        if (declared is null || mode is ListMode.Ignore)
            return;
        Grants(field, new CustomGrants(kind, held, resolution.Problems).Resolve(declared), declared.At, mode);
    }

    private void Grants(string field, ResolvedGrants resolved, Origin at, ListMode mode) =>
        fields[field] = new(new FieldValue.Grants(resolved.Grants), at, mode) { Places = resolved.Places };
}
