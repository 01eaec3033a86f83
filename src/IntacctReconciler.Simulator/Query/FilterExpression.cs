using System.Globalization;
using IntacctReconciler.Simulator.Rules;

namespace IntacctReconciler.Simulator.Query;

/// <summary>How filters combine: <c>and</c>, <c>or</c>, or by their numbers, such as <c>(1 and 2) or 3</c>.</summary>
internal sealed class FilterExpression
{
    private readonly Func<Func<int, bool>, int, bool> evaluate;

    private FilterExpression(Func<Func<int, bool>, int, bool> evaluate) => this.evaluate = evaluate;

    public static readonly FilterExpression And = new((holds, count) => Enumerable.Range(0, count).All(holds));
    private static readonly FilterExpression Or = new(
        (holds, count) => count == 0 || Enumerable.Range(0, count).Any(holds)
    );

    /// <param name="holds">Whether the filter at this place holds.</param>
    /// <param name="count">How many filters there are.</param>
    public bool Evaluate(Func<int, bool> holds, int count) => evaluate(holds, count);

    public static FilterExpression Parse(string text, int count)
    {
        var words = text.Replace("(", " ( ", StringComparison.Ordinal)
            .Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => And,
            [var only] when Is(only, "and") => And,
            [var only] when Is(only, "or") => Or,
            _ => new Parser(words, count, text).Parse(),
        };
    }

    private static bool Is(string word, string wanted) => word.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>"and" binds tighter than "or".</summary>
    private sealed class Parser(string[] words, int count, string text)
    {
        private int place;

        public FilterExpression Parse()
        {
            var tree = Alternatives();
            return place == words.Length ? new FilterExpression((holds, _) => tree(holds)) : throw Wrong();
        }

        private Func<Func<int, bool>, bool> Alternatives()
        {
            var left = Conjunction();
            while (Take("or"))
            {
                var (first, second) = (left, Conjunction());
                left = holds => first(holds) || second(holds);
            }
            return left;
        }

        private Func<Func<int, bool>, bool> Conjunction()
        {
            var left = Operand();
            while (Take("and"))
            {
                var (first, second) = (left, Operand());
                left = holds => first(holds) && second(holds);
            }
            return left;
        }

        private Func<Func<int, bool>, bool> Operand()
        {
            if (Take("("))
            {
                var inner = Alternatives();
                return Take(")") ? inner : throw Wrong();
            }
            if (
                place < words.Length
                && int.TryParse(words[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1
                && number <= count
            )
            {
                place++;
                return holds => holds(number - 1);
            }
            throw Wrong();
        }

        private bool Take(string word)
        {
            if (place < words.Length && Is(words[place], word))
            {
                place++;
                return true;
            }
            return false;
        }

        private Refusal Wrong() =>
            Refusal.Invalid($"filterExpression \"{text}\" cannot be understood with {count} filters");
    }
}
