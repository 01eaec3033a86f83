using System.Collections;
using System.Reflection;
using IntacctReconciler.Applying;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Snapshots;
using IntacctReconciler.Intacct.Writing;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>
/// Only <c>apply</c> can come to change a company: the compiled code of no other verb leads to a writer, and what a verb that
/// reads is given leads to none either.
/// </summary>
public sealed class ReadOnlyTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Product =
    [
        typeof(Reconciler).Assembly,
        typeof(IntacctConnection).Assembly,
        typeof(Verb).Assembly,
    ];

    private static readonly CallGraph Calls = new(Product);

    private static readonly HashSet<Type> Mutating =
    [
        typeof(ICompanyWriter),
        typeof(Applier),
        typeof(WritingConnection),
        typeof(WritingTransport),
        typeof(ApplyHost),
        .. typeof(IntacctWriter).Assembly.GetTypes().Where(type => type.Namespace == typeof(IntacctWriter).Namespace),
    ];

    public static TheoryData<string> ReadingVerbs() => [.. Verbs().Except(["ApplyVerb"])];

    [Theory]
    [MemberData(nameof(ReadingVerbs))]
    public void No_code_of_a_verb_but_apply_leads_to_a_writer(string verb)
    {
        var reached = ReachedBy(verb);
        reached
            .Where(type => Mutating.Contains(type.Key))
            .Select(type => $"{type.Key.Name}: {type.Value}")
            .Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("PlanVerb", typeof(IntacctReader))]
    [InlineData("CheckVerb", typeof(CallerCheck))]
    [InlineData("SnapshotVerb", typeof(SnapshotWriter))]
    [InlineData("ExportVerb", typeof(ReadingTransport))]
    [InlineData("InitVerb", typeof(ReadingTransport))]
    [InlineData("PlanVerb", typeof(ReadOnlyHandler))]
    [InlineData("ApplyVerb", typeof(ICompanyWriter))]
    [InlineData("ApplyVerb", typeof(Applier))]
    [InlineData("ApplyVerb", typeof(UserWriting))]
    public void The_search_finds_what_is_there(string verb, Type type) => ReachedBy(verb).Should().ContainKey(type);

    [Theory]
    [InlineData(typeof(IntacctConnection))]
    [InlineData(typeof(CompanyHost))]
    [InlineData(typeof(IntacctReader))]
    [InlineData(typeof(SnapshotWriter))]
    [InlineData(typeof(CallerCheck))]
    public void What_reads_has_no_member_that_leads_to_a_writer(Type reading)
    {
        var met = new HashSet<Type>();
        Walk(reading, met);
        met.Should().Contain(typeof(ReadingTransport)).And.NotIntersectWith(Mutating);
    }

    [Fact]
    public void And_the_same_walk_finds_the_writer_where_there_is_one()
    {
        var met = new HashSet<Type>();
        Walk(typeof(ApplyHost), met);
        met.Should().Contain([typeof(IntacctWriter), typeof(WritingTransport)]);
    }

    [Fact]
    public void A_connection_that_reads_holds_no_handler_but_the_one_that_refuses_writes()
    {
        using var network = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0));
        using var connection = new IntacctConnection(Rig.Options("ACME", network, new HastyClock()));
        object[] reading = [connection, connection.Reader(), connection.Snapshots(), connection.Check()];
        Handlers(reading).Should().Equal(typeof(ReadOnlyHandler));

        using var writing = new WritingConnection(Rig.Options("ACME", network, new HastyClock()));
        Handlers([writing.Reading, writing.Reading.Reader()]).Should().Equal(typeof(ReadOnlyHandler));
        Handlers([writing]).Should().Equal(typeof(ReadOnlyHandler), typeof(ScriptedHandler));
    }

    private static IEnumerable<string> Verbs() =>
        typeof(Verb)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Verb)) && !type.IsAbstract)
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

    private static Dictionary<Type, string> ReachedBy(string verb)
    {
        var type = typeof(Verb).Assembly.GetTypes().Single(one => one.Name == verb && one.IsSubclassOf(typeof(Verb)));
        // What runs behind a verb's own members is the verb's own, and that is where the search begins.
        return Calls.Reached(CallGraph.CodeOf(type), method => method.DeclaringType == typeof(Verb));
    }

    /// <summary>The types of all members, hidden ones too, and of the members of those; of ours alone.</summary>
    private static void Walk(Type type, HashSet<Type> met)
    {
        foreach (var argument in type.GetGenericArguments())
            Walk(argument, met);
        if (type.HasElementType)
            Walk(type.GetElementType()!, met);
        if (!Product.Contains(type.Assembly) || !met.Add(type))
            return;
        foreach (var field in type.GetFields(All))
            Walk(field.FieldType, met);
        foreach (var property in type.GetProperties(All))
            Walk(property.PropertyType, met);
        foreach (var method in type.GetMethods(All))
            Walk(method.ReturnType, met);
    }

    /// <summary>Every handler that an object holds, however deep, except behind the one that refuses writes.</summary>
    private static IEnumerable<Type> Handlers(IEnumerable<object> roots)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var handlers = new HashSet<Type>();
        var open = new Stack<object>(roots);
        while (open.TryPop(out var next))
        {
            if (next is Pointer or Type or Delegate { Target: null } || IsOfTheProcess(next) || !seen.Add(next))
                continue;
            if (next is HttpMessageHandler)
                handlers.Add(next.GetType());
            if (next is HttpMessageHandler)
                continue;
            if (next is Delegate { Target: { } target })
                open.Push(target);
            if (next is IEnumerable many and not string)
            {
                foreach (var one in many)
                {
                    if (one is not null)
                        open.Push(one);
                }
            }
            for (var type = next.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(All).Where(field => !field.FieldType.IsPointer))
                {
                    if (field.GetValue(next) is { } value && !value.GetType().IsPrimitive)
                        open.Push(value);
                }
            }
        }
        return handlers.OrderBy(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>Timers, contexts and locks lead to the queue of all timers there are, and so to what other tests hold.</summary>
    private static bool IsOfTheProcess(object next) => next.GetType().Namespace == "System.Threading";
}
