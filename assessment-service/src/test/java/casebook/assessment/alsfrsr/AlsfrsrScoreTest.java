package casebook.assessment.alsfrsr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.assessment.form.Answers;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlsfrsrScoreTest {

    @Test
    void everythingNormalIs48() {
        // Given
        var answers = AlsfrsrFixture.normal();

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        assertEquals(Optional.of(48), score.total().known());
        score.domains().values().forEach(points -> assertEquals(Optional.of(12), points.known()));
    }

    @ParameterizedTest
    @MethodSource("totals")
    void everyTotalIsTheSumOfItsItems(int total) {
        // Given
        var answers = AlsfrsrFixture.ofTotal(total);

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        assertEquals(Optional.of(total), score.total().known());
        assertEquals(
                total,
                score.domains().values().stream()
                        .mapToInt(points -> points.known().orElseThrow())
                        .sum());
    }

    static IntStream totals() {
        return IntStream.rangeClosed(0, 48);
    }

    @ParameterizedTest
    @EnumSource(
            value = AlsfrsrItem.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CUTTING", "CUTTING_GASTROSTOMY"})
    void aMissingItemMakesTheTotalAndItsDomainMissing(AlsfrsrItem item) {
        // Given
        var answers = AlsfrsrFixture.without(item);

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        var why = Optional.of("Not answered: " + item.id() + ".");
        assertEquals(why, score.total().missing());
        score.domains()
                .forEach((domain, points) ->
                        assertEquals(domain == item.domain() ? why : Optional.empty(), points.missing()));
    }

    @Test
    void cuttingWithGastrostomyCountsAsItemFive() {
        // Given
        var answers = AlsfrsrFixture.with(AlsfrsrFixture.normalWithGastrostomy(), AlsfrsrItem.CUTTING_GASTROSTOMY, 1);

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        assertEquals(Optional.of(45), score.total().known());
        assertEquals(Optional.of(9), score.points(AlsfrsrDomain.FINE_MOTOR).known());
    }

    @Test
    void neitherCuttingItemIsAMissingItem() {
        // Given
        var answers = AlsfrsrFixture.without(AlsfrsrItem.CUTTING);

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        assertEquals(Optional.of("Not answered: cutting."), score.total().missing());
        assertEquals(Optional.of(12), score.points(AlsfrsrDomain.BULBAR).known());
    }

    @Test
    void bothCuttingItemsContradict() {
        // Given
        var answers = AlsfrsrFixture.bothCuttingItems();

        // When
        var score = AlsfrsrScore.of(answers);

        // Then
        assertEquals(
                Optional.of("Item 5 is answered both with and without gastrostomy."),
                score.total().missing());
        assertEquals(Optional.of(12), score.points(AlsfrsrDomain.GROSS_MOTOR).known());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5})
    void aGradeOutside0To4IsNoAnswer(int grade) {
        // Given
        var item = AlsfrsrItem.SPEECH;

        // When
        var thrown = assertThrows(IllegalArgumentException.class, () -> AlsfrsrFixture.with(item, grade));

        // Then
        assertEquals("An ALSFRS-R item is 0 to 4", thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "BULBAR,bulbar",
        "FINE_MOTOR,fine-motor",
        "GROSS_MOTOR,gross-motor",
        "RESPIRATORY_SCORE,respiratory-score"
    })
    void aDomainIsNamedAsFormsNameIt(AlsfrsrDomain domain, String id) {
        // Given
        var named = domain;

        // When
        var name = named.id();

        // Then
        assertEquals(id, name);
    }

    @ParameterizedTest
    @MethodSource("scores")
    void theInstrumentDerivesWhatCanBeDerived(Answers answers, Map<String, Object> derived) {
        // Given
        var instrument = new AlsfrsrInstrument();

        // When
        var scores = instrument.derive(answers);

        // Then
        assertEquals(derived, scores);
    }

    static Stream<Arguments> scores() {
        return Stream.of(
                Arguments.of(Answers.NONE, Map.of()),
                Arguments.of(new Answers(Map.of("speech", 4, "salivation", 3, "swallowing", 2)), Map.of("bulbar", 9L)));
    }

    @Test
    void theInstrumentFindsTheContradiction() {
        // Given
        var both = new Answers(Map.of("cutting", 4, "cutting-gastrostomy", 4));

        // When
        var findings = new AlsfrsrInstrument().findings(both);

        // Then
        assertEquals(1, findings.size());
        assertEquals("one-cutting-item", findings.getFirst().edit());
    }
}
