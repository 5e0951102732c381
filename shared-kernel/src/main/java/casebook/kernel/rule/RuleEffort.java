package casebook.kernel.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much a rule can take at most, known before any answer is. Nested in one another the repetitions of macros multiply, and
 * so do lists and texts that are joined with themselves: a rule of a few lines could occupy a processor for hours.
 */
final class RuleEffort {
    /** How often the macros repeat their bodies: some hundredths of a second. */
    static final int MOST_STEPS = 10_000;

    static final String TOO_MUCH =
            "it may take too long; nest fewer macros in one another, over shorter lists, and join less";

    /** Of how many elements and texts the largest value is made. */
    private static final int LARGEST = 10_000;

    private static final Set<CelKind> SCALARS = Set.of(CelKind.BOOL, CelKind.INT, CelKind.DOUBLE);

    private static final Value ONE = new Value(0, 1);

    private final CelAbstractSyntaxTree tree;
    private double steps;
    private double largest;

    private RuleEffort(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /**
     * What an expression can give at most.
     *
     * @param elements where it is a list or a map
     * @param size all that it is made of
     */
    private record Value(double elements, double size) {
        Value and(Value other) {
            return new Value(elements + other.elements, size + other.size);
        }

        Value times(double repeated) {
            return new Value(elements * repeated, size * repeated);
        }
    }

    static List<String> faults(CelAbstractSyntaxTree tree) {
        var effort = new RuleEffort(tree);
        effort.value(tree.getExpr(), Map.of(), 1);
        return effort.steps <= MOST_STEPS && effort.largest <= LARGEST ? List.of() : List.of(TOO_MUCH);
    }

    /**
     * @param known what the macros around give their variables
     * @param repeated how often it is evaluated
     */
    private Value value(CelExpr expr, Map<String, Value> known, double repeated) {
        var value = switch (expr.exprKind().getKind()) {
            case IDENT -> known.getOrDefault(expr.ident().name(), ONE);
            case SELECT -> element(value(expr.select().operand(), known, repeated));
            case CALL -> call(expr.call(), known, repeated);
            case LIST -> filled(expr.list().elements().stream(), known, repeated);
            case MAP ->
                filled(expr.map().entries().stream().map(CelExpr.CelMap.Entry::value), known, repeated)
                        .and(filled(expr.map().entries().stream().map(CelExpr.CelMap.Entry::key), known, repeated));
            case COMPREHENSION -> macro(expr.comprehension(), known, repeated);
            default -> ONE;
        };
        largest = Math.max(largest, value.size());
        var scalar = tree.getType(expr.id())
                .filter(type -> SCALARS.contains(type.kind()))
                .isPresent();
        return scalar ? ONE : value;
    }

    private Value call(CelExpr.CelCall call, Map<String, Value> known, double repeated) {
        var joined = Stream.concat(call.target().stream(), call.args().stream())
                .map(part -> value(part, known, repeated))
                .reduce(new Value(0, 0), Value::and);
        return call.function().equals("_[_]") ? element(joined) : joined;
    }

    private Value filled(Stream<CelExpr> elements, Map<String, Value> known, double repeated) {
        var all = elements.map(element -> value(element, known, repeated)).toList();
        return new Value(
                all.size(), all.size() + all.stream().mapToDouble(Value::size).sum());
    }

    private Value macro(CelComprehension macro, Map<String, Value> known, double repeated) {
        var range = value(macro.iterRange(), known, repeated);
        var times = repeated * range.elements();
        steps += times;
        var inside = new HashMap<>(known);
        inside.put(macro.iterVar(), element(range));
        // What one repetition adds; then what all of them make.
        inside.put(macro.accuVar(), new Value(0, 0));
        value(macro.loopCondition(), inside, times);
        var added = value(macro.loopStep(), inside, times).times(range.elements());
        var made = value(macro.accuInit(), known, repeated).and(added);
        inside.put(macro.accuVar(), made);
        return value(macro.result(), inside, repeated);
    }

    /** An element is no larger than the whole, and may itself be a list of as many. */
    private static Value element(Value whole) {
        return new Value(whole.size(), whole.size());
    }
}
