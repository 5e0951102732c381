package casebook.assessment.alsfrsr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StagesTest {

    @ParameterizedTest
    @CsvSource({
        "SPEECH,4,0",
        "SPEECH,3,1",
        "SALIVATION,3,1",
        "SWALLOWING,0,1",
        "HANDWRITING,3,1",
        "CUTTING,3,1",
        "WALKING,3,1",
        "DRESSING,0,0",
        "TURNING,0,0",
        "STAIRS,0,0",
        "ORTHOPNOEA,0,0",
        "DYSPNOEA,1,0",
        "DYSPNOEA,0,4B",
        "RESPIRATORY,3,4B",
        "RESPIRATORY,0,4B"
    })
    void oneItemDecidesKingsStage(AlsfrsrItem item, int grade, String stage) {
        // Given
        var answers = AlsfrsrFixture.with(item, grade);

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of(stage), kings.known().map(KingsStage::label));
    }

    @ParameterizedTest
    @CsvSource({"3,4,4,1", "3,3,4,2", "4,3,3,2", "3,3,3,3"})
    void kingsStageCountsRegions(int speech, int handwriting, int walking, String stage) {
        // Given
        var bulbar = AlsfrsrFixture.with(AlsfrsrItem.SPEECH, speech);
        var upper = AlsfrsrFixture.with(bulbar, AlsfrsrItem.HANDWRITING, handwriting);
        var answers = AlsfrsrFixture.with(upper, AlsfrsrItem.WALKING, walking);

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of(stage), kings.known().map(KingsStage::label));
    }

    @Test
    void twoItemsOfOneRegionAreOneRegion() {
        // Given
        var answers = AlsfrsrFixture.with(AlsfrsrFixture.with(AlsfrsrItem.HANDWRITING, 2), AlsfrsrItem.CUTTING, 2);

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of(KingsStage.ONE_REGION), kings.known());
    }

    @Test
    void gastrostomyIs4A() {
        // Given
        var answers = AlsfrsrFixture.normalWithGastrostomy();

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of(KingsStage.NUTRITIONAL_FAILURE), kings.known());
    }

    @Test
    void respiratoryFailureWinsOverGastrostomy() {
        // Given
        var answers = AlsfrsrFixture.with(AlsfrsrFixture.normalWithGastrostomy(), AlsfrsrItem.RESPIRATORY, 3);

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of(KingsStage.RESPIRATORY_FAILURE), kings.known());
    }

    @ParameterizedTest
    @EnumSource(
            value = AlsfrsrItem.class,
            names = {
                "SPEECH",
                "SALIVATION",
                "SWALLOWING",
                "HANDWRITING",
                "CUTTING",
                "WALKING",
                "DYSPNOEA",
                "RESPIRATORY"
            })
    void kingsStageIsMissingWithoutAnItemItNeeds(AlsfrsrItem item) {
        // Given
        var answers = AlsfrsrFixture.without(item);

        // When
        var kings = KingsStage.of(answers);

        // Then
        assertEquals(Optional.of("Not answered: " + item.id() + "."), kings.missing());
    }

    @ParameterizedTest
    @CsvSource({
        "WALKING,2,0",
        "WALKING,1,1",
        "DRESSING,2,0",
        "DRESSING,1,1",
        "SWALLOWING,2,0",
        "SWALLOWING,1,1",
        "SPEECH,1,0",
        "HANDWRITING,1,0",
        "DYSPNOEA,2,0",
        "DYSPNOEA,1,1",
        "RESPIRATORY,3,0",
        "RESPIRATORY,2,1",
        "SALIVATION,0,0",
        "CUTTING,0,0",
        "TURNING,0,0",
        "STAIRS,0,0",
        "ORTHOPNOEA,0,0"
    })
    void oneItemDecidesMitosStage(AlsfrsrItem item, int grade, int stage) {
        // Given
        var answers = AlsfrsrFixture.with(item, grade);

        // When
        var mitos = MitosStage.of(answers);

        // Then
        assertEquals(Optional.of(stage), mitos.known().map(MitosStage::value));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "0,0,1", "2,1,0", "1,2,0"})
    void communicationIsLostOnlyWhenSpeechAndHandwritingAre(int speech, int handwriting, int stage) {
        // Given
        var answers = AlsfrsrFixture.with(
                AlsfrsrFixture.with(AlsfrsrItem.SPEECH, speech), AlsfrsrItem.HANDWRITING, handwriting);

        // When
        var mitos = MitosStage.of(answers);

        // Then
        assertEquals(Optional.of(new MitosStage(stage)), mitos.known());
    }

    @Test
    void everythingLostIsMitosFourAndKings4B() {
        // Given
        var answers = AlsfrsrFixture.ofTotal(0);

        // When
        var mitos = MitosStage.of(answers);

        // Then
        assertEquals(Optional.of(new MitosStage(4)), mitos.known());
        assertEquals(
                Optional.of(KingsStage.RESPIRATORY_FAILURE),
                KingsStage.of(answers).known());
    }

    @ParameterizedTest
    @EnumSource(
            value = AlsfrsrItem.class,
            names = {"SPEECH", "SWALLOWING", "HANDWRITING", "DRESSING", "WALKING", "DYSPNOEA", "RESPIRATORY"})
    void mitosStageIsMissingWithoutAnItemItNeeds(AlsfrsrItem item) {
        // Given
        var answers = AlsfrsrFixture.without(item);

        // When
        var mitos = MitosStage.of(answers);

        // Then
        assertEquals(Optional.of("Not answered: " + item.id() + "."), mitos.missing());
    }

    @ParameterizedTest
    @EnumSource(
            value = AlsfrsrItem.class,
            names = {"SALIVATION", "CUTTING", "TURNING", "STAIRS", "ORTHOPNOEA"})
    void mitosStageDoesWithoutTheOthers(AlsfrsrItem item) {
        // Given
        var answers = AlsfrsrFixture.without(item);

        // When
        var mitos = MitosStage.of(answers);

        // Then
        assertEquals(Optional.of(new MitosStage(0)), mitos.known());
    }
}
