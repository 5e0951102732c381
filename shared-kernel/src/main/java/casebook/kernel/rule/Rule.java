package casebook.kernel.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule of the protocol. It is evaluated only where every variable it names has a value; nothing is imputed.
 *
 * @param expression the CEL expression as the study definition has it
 * @param names the variables it names
 */
public record Rule(String expression, Set<String> names, CelRuntime.Program program) {
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addFunctionBindings(DateFunctions.BINDINGS)
            .build();

    /** What a variable can hold. Dates and partial dates are text in ISO 8601. */
    public enum Type {
        INTEGER(SimpleType.INT),
        DECIMAL(SimpleType.DOUBLE),
        TEXT(SimpleType.STRING),
        BOOLEAN(SimpleType.BOOL);

        private final CelType celType;

        Type(CelType celType) {
            this.celType = celType;
        }
    }

    /** An expression that is no rule, with every fault that was found in it. */
    public static final class Invalid extends Exception {
        private final transient List<String> messages;

        Invalid(List<String> messages) {
            super(String.join("; ", messages));
            this.messages = List.copyOf(messages);
        }

        public List<String> messages() {
            return messages;
        }
    }

    /**
     * Compiles a rule that is true or false.
     *
     * @throws Invalid when it is no expression, names an unknown variable, or has another type
     */
    public static Rule compile(String expression, Map<String, Type> variables) throws Invalid {
        return compile(expression, variables, Type.BOOLEAN);
    }

    /** Compiles a rule that gives a value of the type, such as a derivation. */
    public static Rule compile(String expression, Map<String, Type> variables, Type result) throws Invalid {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(DateFunctions.DECLARATIONS)
                .setResultType(result.celType);
        variables.forEach((name, type) -> builder.addVar(name, type.celType));
        var compiled = builder.build().compile(expression);
        try {
            var tree = compiled.getAst();
            return new Rule(expression, namesIn(tree, variables.keySet()), RUNTIME.createProgram(tree));
        } catch (CelValidationException e) {
            throw new Invalid(compiled.getErrors().stream()
                    .map(issue -> issue.getMessage() + " (column "
                            + (issue.getSourceLocation().getColumn() + 1) + ")")
                    .toList());
        } catch (CelEvaluationException e) {
            throw new Invalid(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Set<String> namesIn(CelAbstractSyntaxTree tree, Set<String> variables) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.exprKind().getKind() == Kind.IDENT
                        || expr.exprKind().getKind() == Kind.SELECT)
                .map(expr -> tree.getReference(expr.id())
                        .map(reference -> reference.name())
                        .orElse(""))
                .filter(variables::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every variable it names has a value. */
    public boolean answerable(Map<String, ?> values) {
        return values.keySet().containsAll(names);
    }

    /**
     * Whether it is true.
     *
     * @param values a Long, Double, String or Boolean for each variable it names
     * @throws IllegalArgumentException when the values do not suffice or overflow
     */
    public boolean holds(Map<String, ?> values) {
        return (Boolean) value(values);
    }

    /** What it gives: a Long, Double, String or Boolean. */
    public Object value(Map<String, ?> values) {
        try {
            return program.eval(values);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("The rule cannot be evaluated: " + expression, e);
        }
    }
}
