package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING_GASTROSTOMY;

import casebook.assessment.alsfrsr.Score.Known;
import casebook.assessment.alsfrsr.Score.Missing;
import casebook.assessment.form.Answers;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One assessment's answers. An item that was not answered stays so; each answer is 0 to 4.
 *
 * @param grades by item; an unanswered one is not among them
 */
public record AlsfrsrAnswers(Map<AlsfrsrItem, Integer> grades) {

    /** @throws IllegalArgumentException when an answer is not 0 to 4 */
    public AlsfrsrAnswers {
        grades.values().forEach(AlsfrsrAnswers::refuseUnlessGrade);
        grades = grades.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(grades));
    }

    private static void refuseUnlessGrade(int grade) {
        if (grade < 0 || grade > AlsfrsrItem.NORMAL) {
            throw new IllegalArgumentException("An ALSFRS-R item is 0 to 4");
        }
    }

    public static AlsfrsrAnswers of(Answers answers) {
        var grades = new EnumMap<AlsfrsrItem, Integer>(AlsfrsrItem.class);
        for (var item : AlsfrsrItem.values()) {
            answers.find(item.id()).ifPresent(grade -> grades.put(item, ((Number) grade).intValue()));
        }
        return new AlsfrsrAnswers(grades);
    }

    /** Both cutting items are answered, which contradicts: there is a gastrostomy or there is none. */
    public boolean contradictory() {
        return grades.containsKey(CUTTING) && grades.containsKey(CUTTING_GASTROSTOMY);
    }

    /** Item 5 was answered as 5b. */
    public boolean gastrostomy() {
        return grades.containsKey(CUTTING_GASTROSTOMY);
    }

    int grade(AlsfrsrItem item) {
        return grades.getOrDefault(item, -1);
    }

    /** Item 5, whichever of the two was answered. */
    int cutting() {
        return gastrostomy() ? grade(CUTTING_GASTROSTOMY) : grade(CUTTING);
    }

    /** Computes from some of the items, if all of them are answered; {@code CUTTING} stands for item 5 in either form. */
    <T> Score<T> from(Collection<AlsfrsrItem> items, Supplier<T> compute) {
        var asked = items.isEmpty() ? EnumSet.noneOf(AlsfrsrItem.class) : EnumSet.copyOf(items);
        if (asked.contains(CUTTING) && contradictory()) {
            return new Missing<>("Item 5 is answered both with and without gastrostomy.");
        }
        var unanswered = unanswered(asked);
        return unanswered.isEmpty()
                ? new Known<>(compute.get())
                : new Missing<>("Not answered: " + String.join(", ", unanswered) + ".");
    }

    private Set<String> unanswered(Set<AlsfrsrItem> asked) {
        return asked.stream()
                .filter(item -> !grades.containsKey(item) && !(item == CUTTING && gastrostomy()))
                .map(AlsfrsrItem::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
