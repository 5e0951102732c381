package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.eligible;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.enrollment.SubjectClient;
import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told of a visit is what was told of it last. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class CorrectedVisitTest {

    @Test
    void theDayOfTheFinalVisitIsTheCorrectedOne() {
        // Given
        var subject = eligible(study("als-corrected-day").running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        finalVisit(subject, "2026-05-12");

        // When
        finalVisit(subject, "2026-05-21");

        // Then
        completes(subject, "2026-05-20").statusCode(409).body("reasons.code", contains("date-too-early"));
        completes(subject, "2026-05-21").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"visit-reinstated.v1", "visit-missed.v1"})
    void afterAFinalVisitThatNeverTookPlaceNobodyCompletes(String type) {
        // Given
        var subject = eligible(study("als-corrected-" + type.substring(6, 9)).running(), "2025-03-03", "2025-03-24");
        subject.enrolls("2025-03-26").statusCode(201);
        finalVisit(subject, "2026-05-12");

        // When
        subject.hears(
                "scheduling", type, Json.tree(Map.of("visit", "follow-up-6m", "reason", "It was another subject's")));

        // Then
        completes(subject, "2026-05-12").statusCode(409).body("reasons.code", contains("final-visit-not-occurred"));
    }

    @Test
    void aSentinelToWhomNothingWasGivenIsNotDosed() {
        // Given
        var study = study("als-omitted-sentinel").staggered().running();
        var sentinel = eligible(study, "2025-03-03", "2025-03-24");
        sentinel.enrolls("2025-03-26").statusCode(201);
        var next = eligible(study, "2025-03-10", "2025-03-25");
        sentinel.dosed("2025-04-03");

        // When
        sentinel.hears(
                "assessment",
                "administration-omitted.v1",
                Json.tree(
                        Map.of("visit", "cycle1-dose1", "omittedOn", "2025-04-03", "product", "p", "reason", "Fever")));

        // Then
        next.carry(sentinel);
        next.enrolls("2025-04-17").statusCode(409).body("reasons.code", hasItem("sentinel-not-dosed"));
        sentinel.dosed("2025-04-03");
        next.carry(sentinel);
        next.enrolls("2025-04-17").statusCode(201).body("enrollment.slot", equalTo(2));
    }

    private static void finalVisit(SubjectClient subject, String on) {
        subject.hears("scheduling", "visit-occurred.v1", Json.tree(Map.of("visit", "follow-up-6m", "occurredOn", on)));
    }

    private static ValidatableResponse completes(SubjectClient subject, String on) {
        return subject.change("completion", Map.of("completedOn", on));
    }
}
