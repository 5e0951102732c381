package casebook.kernel.rule;

import casebook.kernel.rule.Rule.Invalid;
import casebook.kernel.rule.Rule.Type;
import casebook.kernel.time.PartialDate;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
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
    private static final CelOptions OPTIONS =
            CelOptions.current().comprehensionMaxIterations(10_000).build();

    /** Names an answer that a rule must notice: where a rule is evaluated at all, everything it names is answered. */
    private static final CelFunctionDecl ANSWERED = CelFunctionDecl.newFunctionDeclaration(
            "answered",
            Stream.of(Type.values())
                    .map(type -> CelOverloadDecl.newGlobalOverload("answered_" + type, SimpleType.BOOL, type.celType()))
                    .toList());

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
                .flatMap(expr -> faults(expr.call()))
                .toList();
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Rule(expression, result, inputs(tree), program(tree));
    }

    private CelAbstractSyntaxTree typeChecked() throws Invalid {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(DateFunctions.DECLARATIONS)
                .addFunctionDeclarations(ANSWERED)
                .setResultType(result.celType());
        variables.forEach((name, type) -> builder.addVar(name, type.celType()));
        var compiled = builder.build().compile(expression);
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
