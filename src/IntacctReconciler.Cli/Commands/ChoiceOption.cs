using System.CommandLine;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>An option that is one of a few words; the first is what it is when left out.</summary>
internal static class ChoiceOption
{
    public static Option<T> Of<T>(string name, string what, string value, params (string Word, T Value)[] choices)
    {
        var words = choices.Select(choice => choice.Word).ToArray();
        var option = new Option<T>(name)
        {
            Description = $"{what}: {Plural.List(words, "or")}; left out, {words[0]}.",
            HelpName = value,
            DefaultValueFactory = _ => choices[0].Value,
            CustomParser = result =>
            {
                var at = Array.IndexOf(words, result.Tokens[0].Value);
                if (at < 0)
                    result.AddError($"{name} must be {Plural.List(words, "or")}");
                return choices[Math.Max(at, 0)].Value;
            },
        };
        // In place of the names that the type has.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
        return option;
    }
}
