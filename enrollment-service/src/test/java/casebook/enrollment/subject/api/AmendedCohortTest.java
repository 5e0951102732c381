package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.AtOnce;
import casebook.enrollment.StudyFixture;
import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an amendment does to cohorts and caps: at most so many subjects are given a dosage, under whichever version. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class AmendedCohortTest {
    private static final Map<String, String> BECAUSE = Map.of("reason", "Safety review");

    @Test
    void theSeventhOfADosageIsRefusedAcrossTwoCohortsAndVersions() {
        // Given
        var study = study("als-renamed-cohort").running();
        IntStream.range(0, 5).forEach(_ -> enrolled(study).statusCode(201));
        var ofOldVersion = eligible(study, "2025-03-03", "2025-03-24");
        var amended = renamed(study).active();
        var sixth = enrolled(amended);

        // When
        var seventh = enrolled(amended);

        // Then
        sixth.statusCode(201)
                .body("enrollment.cohort", equalTo("cohort-a"))
                .body("enrollment.slot", equalTo(6))
                .body("studyVersion", equalTo("2.0"));
        seventh.statusCode(409).body("type", equalTo("/docs/problems/cohort-full"));
        ofOldVersion.enrolls("2025-03-26").statusCode(409).body("type", equalTo("/docs/problems/cohort-full"));
    }

    @Test
    void whoRaceUnderTwoVersionsGetSixSlotsOfTheDosage() {
        // Given
        var study = study("als-race-versions").running();
        var amended = renamed(study).active();
        var subjects = IntStream.range(0, 14)
                .mapToObj(i -> eligible(study, "2025-03-03", "2025-03-24", i % 2 == 0 ? "1.0" : "2.0"))
                .toList();
        var tags = subjects.stream().map(SubjectClient::tag).toList();

        // When
        var answers = AtOnce.times(14, i -> enroll(subjects.get(i), tags.get(i)));

        // Then
        var slots = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.<Integer>path("enrollment.slot"))
                .sorted()
                .toList();
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                slots,
                () -> "" + answers.stream().map(Response::asString).toList());
        as("mora").get(amended.path() + "/cohorts/cohort-1").then().body("taken", equalTo(6));
        as("mora").get(amended.path() + "/cohorts/cohort-a").then().body("taken", equalTo(6));
    }

    @Test
    void aLoweredCapHoldsForWhoConsentedBefore() {
        // Given
        var study = study("als-lowered-cap").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        IntStream.range(0, 4).forEach(_ -> enrolled(study).statusCode(201));
        study.amended("2.0").with("cap: 6", "cap: 4").active();

        // When
        var fifth = subject.enrolls("2025-03-26");

        // Then
        fifth.statusCode(409).body("type", equalTo("/docs/problems/cohort-full"));
    }

    @Test
    void aRaisedCapHoldsForWhoConsentedToItOnly() {
        // Given
        var study = study("als-raised-cap").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        IntStream.range(0, 6).forEach(_ -> enrolled(study).statusCode(201));
        var amended = study.amended("2.0").with("cap: 6", "cap: 7").active();

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("type", equalTo("/docs/problems/cohort-full"));
        enrolled(amended).statusCode(201).body("enrollment.slot", equalTo(7));
    }

    @Test
    void aDosageThatIsNoLongerInForceIsAllocatedToNobody() {
        // Given
        var study = study("als-dropped-cohort").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        study.amended("2.0")
                .with("id: cohort-1", "id: cohort-2")
                .with("id: cells-1e6-per-kg", "id: cells-2e6-per-kg")
                .with("amountPerKg: 1000000", "amountPerKg: 2000000")
                .active();

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("reasons.code", equalTo(List.of("dosage-not-in-force")));
        var dropped = study.path() + "/cohorts/cohort-1";
        as("mora").get(dropped).then().statusCode(200).body("inForce", equalTo(false));
        as("sam").body(BECAUSE).post(dropped + "/hold").then().statusCode(201);
        as("mora").get(study.path() + "/cohorts").then().body("cohort", equalTo(List.of("cohort-2", "cohort-1")));
    }

    @Test
    void aHoldOfTheRenamedCohortHoldsTheDosage() {
        // Given
        var study = study("als-renamed-hold").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var amended = renamed(study).active();
        as("sam")
                .body(BECAUSE)
                .post(amended.path() + "/cohorts/cohort-a/hold")
                .then()
                .statusCode(201);

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("reasons.code", equalTo(List.of("cohort-held")));
    }

    @Test
    void aDosageThatSubjectsHaveStaysInTheProtocol() {
        // Given
        var study = study("als-occupied-dosage").running();
        enrolled(study).statusCode(201);
        enrolled(study).statusCode(201);

        // When
        var removed = study.amended("2.0")
                .with("id: cohort-1", "id: cohort-2")
                .with("id: cells-1e6-per-kg", "id: cells-of-another-product")
                .with("product: HYNRCS-Allo-ALS-02 inj.", "product: Another product")
                .put("2.0");

        // Then
        removed.statusCode(422)
                .body("type", equalTo("/docs/problems/study-definition-invalid"))
                .body("reasons.code", equalTo(List.of("dosage-allocated")))
                .body("reasons.pointer", equalTo(List.of("/cohorts")))
                .body("reasons[0].message", startsWith("The dosage cells-1e6-per-kg has 2 of the study's subjects"));
        renamed(study).put("2.0").statusCode(201);
    }

    @Test
    void aDosageKeepsItsIdAndItsAmount() {
        // Given
        var study = study("als-dosage").running();

        // When
        var redefined = study.amended("2.0")
                .with("amountPerKg: 1000000", "amountPerKg: 2000000")
                .put("2.0");

        // Then
        redefined
                .statusCode(422)
                .body("type", equalTo("/docs/problems/study-definition-invalid"))
                .body("reasons.code", hasItem("dosage-redefined"))
                .body("reasons.pointer", hasItem("/cohorts/0/dosage"));
        study.amended("2.0")
                .with("id: cells-1e6-per-kg", "id: cells-one-million-per-kg")
                .put("2.0")
                .statusCode(422)
                .body("reasons.code", hasItem("dosage-renamed"));
    }

    @Test
    void aCohortKeepsItsDosage() {
        // Given
        var study = study("als-cohort-redefined").running();

        // When
        var redefined = study.amended("2.0")
                .with("id: cells-1e6-per-kg", "id: cells-2e6-per-kg")
                .with("amountPerKg: 1000000", "amountPerKg: 2000000")
                .put("2.0");

        // Then
        redefined
                .statusCode(422)
                .body("reasons.code", equalTo(List.of("cohort-redefined")))
                .body("reasons.pointer", equalTo(List.of("/cohorts/0")));
    }

    private static StudyFixture renamed(StudyFixture study) {
        return study.amended("2.0").with("id: cohort-1", "id: cohort-a");
    }

    private static ValidatableResponse enrolled(StudyFixture study) {
        return eligible(study, "2025-03-03", "2025-03-24").enrolls("2025-03-26");
    }

    private static Response enroll(SubjectClient subject, String tag) {
        return as("ines")
                .header("If-Match", tag)
                .body(Map.of("enrolledOn", "2025-03-26"))
                .post(subject.path() + "/enrollment");
    }
}
