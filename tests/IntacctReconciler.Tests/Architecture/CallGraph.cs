using System.Reflection;
using System.Reflection.Emit;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>
/// What the compiled code of the product can come to call, read from its IL: calls, constructors, delegates, and a call of an
/// interface or of something that can be overridden as a call of everything of ours that may stand behind it.
/// </summary>
internal sealed class CallGraph
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly Type[] types;
    private readonly Dictionary<MethodBase, Used> used = [];
    private readonly ILookup<MethodInfo, MethodBase> behind;

    public CallGraph(params Assembly[] assemblies)
    {
        types = [.. assemblies.SelectMany(assembly => assembly.GetTypes())];
        behind = types
            .Where(type => type is { IsInterface: false, ContainsGenericParameters: false })
            .SelectMany(Substitutes)
            .ToLookup(pair => pair.Declared, pair => pair.Actual);
    }

    /// <summary>The code of a type, and of what the compiler has made of its lambdas, iterators and asynchronous methods.</summary>
    public static IEnumerable<MethodBase> CodeOf(Type type) =>
        type.GetMethods(All)
            .Concat<MethodBase>(type.GetConstructors(All))
            .Concat(type.GetNestedTypes(All).SelectMany(CodeOf));

    /// <summary>Every type of ours whose code may run, or that is so much as named, with the way to it.</summary>
    /// <param name="cut">Where not to look behind a call that may be overridden.</param>
    public Dictionary<Type, string> Reached(IEnumerable<MethodBase> from, Func<MethodBase, bool>? cut = null)
    {
        var reached = new Dictionary<Type, string>();
        var seen = new HashSet<MethodBase>();
        var open = new Queue<(MethodBase Method, string Way)>(from.Select(method => (method, Name(method))));
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Method))
                continue;
            var names = UsedBy(next.Method);
            foreach (var type in names.Types)
                reached.TryAdd(type, next.Way);
            foreach (var method in names.Methods)
            {
                var way = $"{next.Way} > {Name(method)}";
                open.Enqueue((method, way));
                if (method is MethodInfo declared && cut?.Invoke(method) != true)
                {
                    foreach (var actual in behind[declared])
                        open.Enqueue((actual, $"{way} = {Name(actual)}"));
                }
            }
        }
        return reached;
    }

    private Used UsedBy(MethodBase method) =>
        used.TryGetValue(method, out var known) ? known : used[method] = Read(method);

    private Used Read(MethodBase method)
    {
        var (methods, named) = (new HashSet<MethodBase>(), new HashSet<Type>());
        if (method.DeclaringType is { } own)
            Name(own);
        foreach (var parameter in method.GetParameters())
            Name(parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var returned })
            Name(returned);
        if (method.GetMethodBody() is not { } body)
            return new(methods, named);
        foreach (var local in body.LocalVariables)
            Name(local.LocalType);
        foreach (var member in Members(method, body.GetILAsByteArray()!))
        {
            if (member is MethodBase called)
                Call(called);
            else if (member is FieldInfo field)
                Name(field.FieldType);
            if ((member as Type ?? member.DeclaringType) is { } type)
                Name(type);
        }
        return new(methods, named);

        void Call(MethodBase called)
        {
            foreach (var argument in called is MethodInfo { IsGenericMethod: true } ? called.GetGenericArguments() : [])
                Name(argument);
            if (called.DeclaringType is not { } type || !IsOurs(type))
                return;
            methods.Add(Definition(called));
            // Whatever the framework may call on what is made here.
            if (called is ConstructorInfo)
                methods.UnionWith(Definition(called).DeclaringType!.GetMethods(All).Where(IsForTheFramework));
        }

        void Name(Type type)
        {
            foreach (var argument in type.GetGenericArguments())
                Name(argument);
            if (type.HasElementType)
                Name(type.GetElementType()!);
            var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (!IsOurs(definition) || !named.Add(definition))
                return;
            // An asynchronous method or an iterator only names the type that holds its code.
            if (
                definition.Name.Contains('<', StringComparison.Ordinal)
                && definition.Name.Contains(">d", StringComparison.Ordinal)
            )
                methods.UnionWith(CodeOf(definition));
        }
    }

    private bool IsOurs(Type type) => types.Any(one => one.Assembly == type.Assembly);

    private static IEnumerable<MemberInfo> Members(MethodBase method, byte[] il)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length; )
        {
            var value = il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at];
            var code = OpCodesByValue[value];
            at += code.Size;
            if (
                code.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
                yield return method.Module.ResolveMember(BitConverter.ToInt32(il, at), typeArguments, arguments)!;
            at += Length(code.OperandType, il, at);
        }
    }

    private static int Length(OperandType operand, byte[] il, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
            _ => 4,
        };

    private static IEnumerable<(MethodInfo Declared, MethodBase Actual)> Substitutes(Type type)
    {
        foreach (var method in type.GetMethods(All).Where(method => method.IsVirtual))
        {
            if (method.GetBaseDefinition() is var declared && declared != method)
                yield return ((MethodInfo)Definition(declared), method);
        }
        foreach (var contract in type.GetInterfaces())
        {
            var map = type.GetInterfaceMap(contract);
            foreach (var (declared, actual) in map.InterfaceMethods.Zip(map.TargetMethods))
                yield return ((MethodInfo)Definition(declared), Definition(actual));
        }
    }

    private static MethodBase Definition(MethodBase method)
    {
        var type = method.DeclaringType;
        return type is { IsConstructedGenericType: true }
                ? CodeOf(type.GetGenericTypeDefinition()).First(one => one.MetadataToken == method.MetadataToken)
            : method is MethodInfo { IsConstructedGenericMethod: true } generic ? generic.GetGenericMethodDefinition()
            : method;
    }

    private bool IsForTheFramework(MethodInfo method) =>
        method.IsVirtual
        && (
            !IsOurs(method.GetBaseDefinition().DeclaringType!)
            || (method.IsFinal && method.GetBaseDefinition() == method)
        );

    private static string Name(MethodBase method) => $"{method.DeclaringType?.Name}.{method.Name}";

    private sealed record Used(HashSet<MethodBase> Methods, HashSet<Type> Types);
}
