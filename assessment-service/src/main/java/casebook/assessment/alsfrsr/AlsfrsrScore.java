package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING_GASTROSTOMY;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Total, 0 to 48, and domain scores, 0 to 12 each. A missing item makes missing the total and the domain that needs it
 * (Cedarbaum 1999, J Neurol Sci 169:13-21).
 */
public record AlsfrsrScore(Score<Integer> total, Map<AlsfrsrDomain, Score<Integer>> domains) {
    public static final int HIGHEST = 48;

    public static AlsfrsrScore of(AlsfrsrAnswers answers) {
        var domains = new EnumMap<AlsfrsrDomain, Score<Integer>>(AlsfrsrDomain.class);
        for (var domain : AlsfrsrDomain.values()) {
            domains.put(domain, sum(answers, itemsOf(domain)));
        }
        return new AlsfrsrScore(sum(answers, counted().toList()), domains);
    }

    public Score<Integer> points(AlsfrsrDomain domain) {
        return Objects.requireNonNull(domains.get(domain));
    }

    private static List<AlsfrsrItem> itemsOf(AlsfrsrDomain domain) {
        return counted().filter(item -> item.domain() == domain).toList();
    }

    /** The twelve that count, item 5 in either form. */
    private static Stream<AlsfrsrItem> counted() {
        return Stream.of(AlsfrsrItem.values()).filter(item -> item != CUTTING_GASTROSTOMY);
    }

    private static Score<Integer> sum(AlsfrsrAnswers answers, List<AlsfrsrItem> items) {
        return answers.from(
                items,
                () -> items.stream()
                        .mapToInt(item -> item == CUTTING ? answers.cutting() : answers.grade(item))
                        .sum());
    }
}
