package casebook.assessment.alsfrsr;

import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING;
import static casebook.assessment.alsfrsr.AlsfrsrItem.CUTTING_GASTROSTOMY;

import java.util.EnumMap;
import java.util.Map;

/** Assessments in the words of the clinic. */
final class AlsfrsrFixture {
    private AlsfrsrFixture() {}

    /** Every item normal, no gastrostomy: 48. */
    static AlsfrsrAnswers normal() {
        return without(CUTTING_GASTROSTOMY, allNormal());
    }

    /** Every item normal, fed by gastrostomy: 48. */
    static AlsfrsrAnswers normalWithGastrostomy() {
        return without(CUTTING, allNormal());
    }

    static AlsfrsrAnswers bothCuttingItems() {
        return new AlsfrsrAnswers(allNormal());
    }

    static AlsfrsrAnswers with(AlsfrsrItem item, int grade) {
        return with(normal(), item, grade);
    }

    static AlsfrsrAnswers with(AlsfrsrAnswers answers, AlsfrsrItem item, int grade) {
        var grades = new EnumMap<>(answers.grades());
        grades.put(item, grade);
        return new AlsfrsrAnswers(grades);
    }

    static AlsfrsrAnswers without(AlsfrsrItem item) {
        return without(item, normal().grades());
    }

    private static AlsfrsrAnswers without(AlsfrsrItem item, Map<AlsfrsrItem, Integer> grades) {
        var fewer = new EnumMap<>(grades);
        fewer.remove(item);
        return new AlsfrsrAnswers(fewer);
    }

    /** An assessment of this total: function is lost item by item. */
    static AlsfrsrAnswers ofTotal(int total) {
        var grades = new EnumMap<>(normal().grades());
        var lost = AlsfrsrScore.HIGHEST - total;
        for (var item : normal().grades().keySet()) {
            var here = Math.min(lost, AlsfrsrItem.NORMAL);
            grades.put(item, AlsfrsrItem.NORMAL - here);
            lost -= here;
        }
        return new AlsfrsrAnswers(grades);
    }

    private static Map<AlsfrsrItem, Integer> allNormal() {
        var grades = new EnumMap<AlsfrsrItem, Integer>(AlsfrsrItem.class);
        for (var item : AlsfrsrItem.values()) {
            grades.put(item, AlsfrsrItem.NORMAL);
        }
        return grades;
    }
}
