package casebook.kernel.rule;

import casebook.kernel.time.PartialDate;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the protocol. It is evaluated only where every variable it names has a value; nothing is imputed.
 *
 * @param expression the CEL expression as the study definition has it
 * @param result what it gives
 * @param inputs the variables it names
 */
public record Rule(String expression, Type result, Map<String, Type> inputs, CelRuntime.Program program) {

    private static final String UNKNOWN = "it cannot be evaluated";

    /** What a variable can hold. Dates and partial dates are given as text in ISO 8601, but no rule takes text for a date. */
    public enum Type {
        INTEGER(SimpleType.INT, Long.class),
        DECIMAL(SimpleType.DOUBLE, Double.class),
        TEXT(SimpleType.STRING, String.class),
        BOOLEAN(SimpleType.BOOL, Boolean.class),
        DATE(DateFunctions.DATE, PartialDate.class);

        private final CelType celType;
        private final Class<?> javaType;

        Type(CelType celType, Class<?> javaType) {
            this.celType = celType;
            this.javaType = javaType;
        }

        CelType celType() {
            return celType;
        }

        Class<?> javaType() {
            return javaType;
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

    /** For these values the rule has no result. */
    public static final class NoResult extends RuntimeException {
        /** @param why for people, without the values */
        NoResult(String why) {
            super(why, null, false, false);
        }

        /** Why not, in a few words without the values. */
        public String why() {
            return String.valueOf(getMessage());
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
        return new RuleCompiler(expression, variables, result).compile();
    }

    /** The variables it names. */
    public Set<String> names() {
        return inputs.keySet();
    }

    /** Whether every variable it names has a value. */
    public boolean answerable(Map<String, ?> values) {
        return values.keySet().containsAll(names());
    }

    /**
     * Whether it is true.
     *
     * @param values a Long, Double, String or Boolean for each variable it names
     * @throws NoResult when a value is missing or of another type, and for what only the values show, such as an overflow
     */
    public boolean holds(Map<String, ?> values) {
        return (Boolean) value(values);
    }

    /** What it gives: a Long, Double, String or Boolean; a date as ISO 8601 text. */
    public Object value(Map<String, ?> values) {
        var arguments = new HashMap<String, Object>();
        inputs.forEach((name, type) -> arguments.put(name, argument(type, values.get(name))));
        var value = evaluated(arguments);
        if (!result.javaType.isInstance(value)) {
            throw new NoResult("it gives no value of the type it must have");
        }
        return value instanceof PartialDate date ? date.text() : value;
    }

    private Object evaluated(Map<String, Object> arguments) {
        try {
            return program.eval(arguments);
        } catch (CelEvaluationException e) {
            throw new NoResult(why(e));
        } catch (RuntimeException _) {
            // Whatever the evaluator stumbles over, it must not be the bedside that finds it.
            throw new NoResult(UNKNOWN);
        }
    }

    private static String why(CelEvaluationException failure) {
        if (failure.getCause() instanceof DateTimeException) {
            return "a date is out of range";
        }
        return switch (failure.getErrorCode()) {
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case NUMERIC_OVERFLOW -> "a number becomes too large";
            case BAD_FORMAT, INVALID_ARGUMENT -> "a value does not have the form it needs";
            case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> "it looks for what is not there";
            default -> UNKNOWN;
        };
    }

    private static Object argument(Type type, @Nullable Object value) {
        try {
            var argument = type == Type.DATE && value instanceof String text ? PartialDate.parse(text) : value;
            if (type.javaType.isInstance(argument)) {
                return argument;
            }
        } catch (DateTimeException _) {
            throw new NoResult("a value is no date");
        }
        throw new NoResult("a value is missing or of another type");
    }
}
