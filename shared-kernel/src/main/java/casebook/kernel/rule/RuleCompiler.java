package casebook.kernel.rule;

import casebook.kernel.rule.Rule.Invalid;
import casebook.kernel.rule.Rule.Type;
import casebook.kernel.time.PartialDate;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles rules, and refuses what can be known to fail before any answer is given. */
final class RuleCompiler {
    /** As in studies/schema. */
    private static final int LONGEST = 2000;

    /** How many steps there are at most is known beforehand; the evaluator counts them nevertheless. */
    static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(RuleEffort.MOST_STEPS)
            .maxExpressionCodePointSize(LONGEST)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(DateFunctions.BINDINGS)
            .addFunctionBindings(Stream.of(Type.values())
                    .map(type -> CelFunctionBinding.from("answered_" + type, type.javaType(), _ -> true))
                    .collect(ImmutableList.toImmutableList()))
            .build();

    private final String expression;
    private final Map<String, Type> variables;
    private final Type result;

    RuleCompiler(String expression, Map<String, Type> variables, Type result) {
        this.expression = expression;
        this.variables = Map.copyOf(variables);
        this.result = result;
    }

    Rule compile() throws Invalid {
        if (expression.length() > LONGEST) {
            throw new Invalid(List.of("it has more than " + LONGEST + " characters"));
        }
        var tree = typeChecked();
        var given = tree.getResultType();
        if (!given.equals(result.celType())) {
            throw new Invalid(List.of(
                    "it gives " + given.name() + ", not " + result.celType().name()));
        }
        var faults = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.exprKind().getKind() == Kind.CALL)
                .flatMap(expr -> faults(expr.call()));
        refuse(Stream.concat(faults, RuleEffort.faults(tree).stream()).toList());
        return new Rule(expression, result, inputs(tree), program(tree));
    }

    private static void refuse(List<String> faults) throws Invalid {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private CelAbstractSyntaxTree typeChecked() throws Invalid {
        var compiled = LatestCompilers.of(variables, result).compile(expression);
        try {
            return compiled.getAst();
        } catch (CelValidationException e) {
            throw new Invalid(compiled.getErrors().stream()
                    .map(issue -> issue.getMessage() + " (column "
                            + (issue.getSourceLocation().getColumn() + 1) + ")")
                    .toList());
        }
    }

    private static CelRuntime.Program program(CelAbstractSyntaxTree tree) throws Invalid {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new Invalid(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Stream<String> faults(CelCall call) {
        return switch (call.function()) {
            case DateFunctions.LITERAL ->
                call.args().size() == 1 && isDate(call.args().getFirst())
                        ? Stream.empty()
                        : Stream.of("date() takes a date in quotes: YYYY, YYYY-MM or YYYY-MM-DD");
            case "_/_", "_%_" -> isZero(call.args().getLast()) ? Stream.of("it divides by zero") : Stream.empty();
            default -> Stream.empty();
        };
    }

    private static boolean isDate(CelExpr expr) {
        if (expr.exprKind().getKind() != Kind.CONSTANT || expr.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return false;
        }
        try {
            PartialDate.parse(expr.constant().stringValue());
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean isZero(CelExpr expr) {
        return expr.exprKind().getKind() == Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && expr.constant().int64Value() == 0;
    }

    private Map<String, Type> inputs(CelAbstractSyntaxTree tree) {
        Set<String> named = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.exprKind().getKind() == Kind.IDENT
                        || expr.exprKind().getKind() == Kind.SELECT)
                .map(expr -> tree.getReference(expr.id())
                        .map(reference -> reference.name())
                        .orElse(""))
                .filter(variables::containsKey)
                .collect(Collectors.toSet());
        return named.stream().collect(Collectors.toUnmodifiableMap(name -> name, variables::get));
    }
}
