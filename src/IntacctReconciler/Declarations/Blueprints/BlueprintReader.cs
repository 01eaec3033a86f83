using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Blueprints;

/// <summary>Reads a blueprint file.</summary>
public static class BlueprintReader
{
    /// <summary>The blueprint; null when there are errors, which are all reported.</summary>
    /// <param name="utf8">Not copied; must not change meanwhile.</param>
    public static Blueprint? Read(Source source, ReadOnlyMemory<byte> utf8, IProblems problems)
    {
        var found = new Problems();
        var blueprint = new Reading(source, found).Read(utf8);
        problems.AddInOrder(found);
        return found.HasErrors ? null : blueprint;
    }

    private sealed class Reading(Source source, IProblems problems)
    {
        private static readonly ImmutableArray<(string, ParameterKind)> Kinds =
        [
            .. Enum.GetValues<ParameterKind>().Select(kind => (kind.ToString().ToLowerInvariant(), kind)),
        ];

        private readonly Values values = new(problems);
        private ImmutableArray<BlueprintParameter> parameters = [];

        public Blueprint? Read(ReadOnlyMemory<byte> utf8)
        {
            var yaml = new YamlFile(source, utf8, problems);
            ImmutableArray<YamlEntry> entries =
            [
                .. yaml.Parts(FrozenSet<string>.Empty).Select(part => new YamlEntry(part.Key, part.Value!)),
            ];
            if (yaml.IsBroken)
                return null;
            var map = MapReader.Of(new YamlMap(yaml.Start, entries), null, yaml.Start, Keys.Blueprint, values);
            map.Need("blueprint");
            if (map.Whole("blueprint") is { Value: not 1 } format)
            {
                problems.Add(
                    Codes.NewerBlueprintFormat(format.At, format.Value.ToString(CultureInfo.InvariantCulture))
                );
                return null;
            }
            map.Need("name", "title", "vendor", "guide", "user", "role", "permissions");
            return Head(map);
        }

        private Blueprint? Head(MapReader map)
        {
            var (name, title, vendor, guide) = (map.Text("name"), map.Text("title"), map.Text("vendor"), Guide(map));
            if (name is { } written && !Variables.IsName(written.Value))
                problems.Add(Codes.BadBlueprintName(written.At, written.Value));
            parameters = Parameters(map);
            var texts = new BlueprintTextCheck(parameters, values);
            var user = Object(map, "user", Keys.BlueprintUser, texts);
            var role = Object(map, "role", Keys.BlueprintRole, texts);
            var says = Says(map);
            var permissions = Clauses(map, "permissions", texts);
            var applications = Clauses(map, "customApplications", texts);
            var (excess, handover) = (Excess(map), Handover(map, texts));
            var subscriptions = map.Texts("subscriptions");
            if (name is null || title is null || vendor is null || guide is null || user is null || role is null)
                return null;
            return new(source, name.Value.Value, title.Value.Value, vendor.Value.Value, guide)
            {
                Parameters = parameters,
                Subscriptions = subscriptions,
                User = user,
                Role = role,
                Says = says,
                Permissions = permissions,
                CustomApplications = applications,
                Excess = excess,
                Handover = handover,
            };
        }

        private BlueprintGuide? Guide(MapReader map)
        {
            if (map.Map("guide", Keys.BlueprintGuide) is not { } guide)
                return null;
            guide.Need("title", "url", "read");
            var (title, url, read) = (guide.Text("title"), guide.Text("url"), guide.Text("read"));
            if (url is { } address && !IsWebAddress(address.Value))
                problems.Add(Codes.BadGuideAddress(address.At, address.Value));
            if (
                read is not { } day
                || DateOnly.TryParseExact(
                    day.Value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var on
                )
                    is var isDay
                    && !isDay
            )
            {
                if (read is { } wrong)
                    problems.Add(Codes.BadGuideDate(wrong.At, wrong.Value));
                return null;
            }
            return title is null || url is null ? null : new(title.Value.Value, url.Value.Value, on);
        }

        private static bool IsWebAddress(string text) =>
            Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

        private ImmutableArray<BlueprintParameter> Parameters(MapReader map)
        {
            if (map.Find("parameters") is not { } entry)
                return [];
            if (entry.Value is YamlMap all)
                return [.. all.Entries.Select(Parameter).OfType<BlueprintParameter>()];
            values.Wrong<int>(entry.Value, map.Spot("parameters").ToString(), "a map of parameters by name", null);
            return [];
        }

        private BlueprintParameter? Parameter(YamlEntry entry)
        {
            var (name, at) = (entry.Key.Text, entry.Key.At);
            if (Keys.BlueprintUse.Contains(name, StringComparer.Ordinal) || name is Variables.Company or Variables.Id)
                problems.Add(Codes.ReservedParameter(at, name));
            else if (!Variables.IsName(name))
                problems.Add(Codes.BadVariableName(at, name));
            var subject = new Subject("parameter", name);
            if (MapReader.Of(entry.Value, subject, at, Keys.BlueprintParameter, values) is not { } map)
                return null;
            map.Need("description");
            var kind = map.Word("kind", Kinds) is { } said ? said.Value : ParameterKind.Text;
            var required = map.Flag("required") is { Value: true };
            var standard = map.Find("default");
            if (required && standard is { } never)
                problems.Add(Codes.DefaultOfRequired(never.Key.At, name));
            if (standard is { } value)
                BlueprintValues.Check(value.Value, kind, map.Spot("default"), values);
            return new(name, kind, map.Text("description")?.Value ?? "", required, standard?.Value, at);
        }

        private static BlueprintObject? Object(
            MapReader map,
            string key,
            ImmutableArray<string> known,
            BlueprintTextCheck texts
        )
        {
            if (map.Map(key, known) is not { } reader || map.Find(key)?.Value is not YamlMap node)
                return null;
            reader.Need("id");
            if (reader.Find("id") is not { } id)
                return null;
            texts.Check(node, []);
            return new(
                id.Value,
                new(node.At, [.. node.Entries.Where(field => field.Key.Text is not ("id" or "says"))])
            );
        }

        private ImmutableArray<KeyValuePair<string, string>> Says(MapReader map)
        {
            if (map.Find("user")?.Value is not YamlMap user)
                return [];
            var fields = user.Entries.Select(field => field.Key.Text).Where(field => field is not ("id" or "says"));
            var reader = MapReader.Of(user, new("user"), user.At, values);
            if (reader.Map("says", [.. fields]) is not { } says)
                return [];
            return
            [
                .. fields
                    .Select(field => (Field: field, Words: says.Text(field)))
                    .Where(said => said.Words is not null)
                    .Select(said => KeyValuePair.Create(said.Field, said.Words!.Value.Value)),
            ];
        }

        private ImmutableArray<BlueprintClause> Clauses(MapReader map, string key, BlueprintTextCheck texts) =>
            [.. Maps(map, key, Keys.BlueprintClause).Select(clause => Clause(clause, texts)).OfType<BlueprintClause>()];

        private BlueprintClause? Clause(MapReader clause, BlueprintTextCheck texts)
        {
            clause.Need("says", "give");
            var conditions = Conditions(clause);
            if (clause.Find("give") is not { } give || clause.Text("says") is not { } says)
                return null;
            texts.Check(give.Value, conditions);
            return new(new(says.At, says.Value, isPlain: false), conditions, give.Value, clause.At);
        }

        private ImmutableArray<BlueprintStep> Handover(MapReader map, BlueprintTextCheck texts)
        {
            var steps = ImmutableArray.CreateBuilder<BlueprintStep>();
            foreach (var step in Maps(map, "handover", Keys.BlueprintStep))
            {
                step.Need("say");
                var conditions = Conditions(step);
                var accounts = step.Text("accounts");
                if (accounts is { } name && NameOf(name) is { Kind: not ParameterKind.Accounts })
                    problems.Add(Codes.ParameterOfOtherKind(name.At, name.Value, "accounts"));
                if (step.Text("say") is not { } say)
                    continue;
                var text = new YamlScalar(say.At, say.Value, isPlain: false);
                texts.Check(text, conditions);
                steps.Add(new(text, conditions, accounts?.Value, step.At));
            }
            return steps.DrainToImmutable();
        }

        private ImmutableArray<BlueprintExcess> Excess(MapReader map)
        {
            var excess = ImmutableArray.CreateBuilder<BlueprintExcess>();
            foreach (var entry in Maps(map, "excess", Keys.BlueprintExcess))
            {
                entry.Need("what", "why");
                if (entry.Text("what") is { } what && entry.Text("why") is { } why)
                    excess.Add(new(what.Value, why.Value));
            }
            return excess.DrainToImmutable();
        }

        private IEnumerable<MapReader> Maps(MapReader map, string key, ImmutableArray<string> known)
        {
            if (
                map.Find(key) is not { } entry
                || values.Items(entry.Value, map.Spot(key), "a list of maps") is not { } items
            )
                yield break;
            foreach (var item in items)
            {
                if (MapReader.Of(item, new($"an entry of \"{key}\""), item.At, known, values) is { } one)
                    yield return one;
            }
        }

        private ImmutableArray<BlueprintCondition> Conditions(MapReader owner) =>
            [.. Conditions(owner, "when", set: true), .. Conditions(owner, "without", set: false)];

        private IEnumerable<BlueprintCondition> Conditions(MapReader owner, string key, bool set)
        {
            if (owner.Text(key) is { } name && NameOf(name) is not null)
                yield return new(name.Value, set);
        }

        /// <summary>The parameter of that name; null after reporting that there is none.</summary>
        private BlueprintParameter? NameOf(Setting<string> name)
        {
            if (parameters.FirstOrDefault(one => one.Name == name.Value) is { } parameter)
                return parameter;
            string[] known = [.. parameters.Select(one => one.Name)];
            problems.Add(Codes.NoSuchParameter(name.At, name.Value, Nearest.To(name.Value, known), known));
            return null;
        }
    }
}
