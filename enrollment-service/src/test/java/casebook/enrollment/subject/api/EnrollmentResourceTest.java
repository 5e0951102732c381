package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.eligible;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.AtOnce;
import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class EnrollmentResourceTest {
    private static final Map<String, String> ON_26_MARCH = Map.of("enrolledOn", "2025-03-26");

    @Test
    void day56IsAllowed() {
        // Given
        var subject = eligible(study("als-day-56").running(), "2025-03-03", "2025-03-24");

        // When
        var enrolled = subject.enrolls("2025-04-28");

        // Then
        enrolled.statusCode(201).body("runIn.day", equalTo(56));
    }

    @Test
    void day57IsRefused() {
        // Given
        var subject = eligible(study("als-day-57").running(), "2025-03-03", "2025-03-24");

        // When
        var refused = subject.enrolls("2025-04-29");

        // Then
        refused.statusCode(409)
                .body("type", equalTo("/docs/problems/not-eligible"))
                .body("reasons.code", equalTo(List.of("run-in-over")));
    }

    @Test
    void twentyWhoRaceForSixSlotsGetSix() {
        // Given
        var study = study("als-race").running();
        var subjects = IntStream.range(0, 20)
                .mapToObj(_ -> eligible(study, "2025-03-03", "2025-03-24"))
                .toList();
        var tags = subjects.stream().map(SubjectClient::tag).toList();

        // When
        var answers = AtOnce.times(20, i -> enrolling(subjects.get(i), tags.get(i)));

        // Then
        var enrolled =
                answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        var slots = enrolled.stream()
                .map(answer -> answer.<Integer>path("enrollment.slot"))
                .sorted()
                .toList();
        assertEquals(List.of(1, 2, 3, 4, 5, 6), slots);
        answers.stream()
                .filter(answer -> !enrolled.contains(answer))
                .forEach(answer -> answer.then()
                        .statusCode(409)
                        .body("type", equalTo("/docs/problems/cohort-full"))
                        .body("reasons.code", equalTo(List.of("cohort-full"))));
        as("mora").get(study.path() + "/cohorts").then().body("[0].taken", equalTo(6));
    }

    @Test
    void oneSubjectEnrolledTwiceAtOnceTakesOneSlot() {
        // Given
        var study = study("als-twice").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var tag = subject.tag();

        // When
        var answers = AtOnce.times(8, _ -> enrolling(subject, tag));

        // Then
        var statuses = answers.stream().map(Response::statusCode).sorted().toList();
        var expected = Stream.concat(Stream.of(201), Stream.generate(() -> 412).limit(7))
                .toList();
        assertEquals(expected, statuses);
        as("mora").get(study.path() + "/cohorts").then().body("[0].taken", equalTo(1));
    }

    @Test
    void aRetryIsAnsweredWithTheFirstAnswer() {
        // Given
        var study = study("als-enroll-retry").running();
        var subject = eligible(study, "2025-03-03", "2025-03-24");
        var request = subject.request().header("If-Match", subject.tag()).header("Idempotency-Key", "enroll");
        var first = request.body(ON_26_MARCH).post(subject.path() + "/enrollment");

        // When
        var again = request.post(subject.path() + "/enrollment");

        // Then
        again.then().statusCode(201).header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.asString(), again.asString());
        as("mora").get(study.path() + "/cohorts").then().body("[0].taken", equalTo(1));
    }

    @Test
    void retriesAtOnceAreAllAnsweredWithTheFirstAnswer() {
        // Given
        var subject = eligible(study("als-enroll-retries").staggered().running(), "2025-03-03", "2025-03-24");
        var tag = subject.tag();

        // When
        var answers = AtOnce.times(
                8,
                _ -> as("ines")
                        .header("If-Match", tag)
                        .header("Idempotency-Key", "enroll")
                        .body(ON_26_MARCH)
                        .post(subject.path() + "/enrollment"));

        // Then
        assertEquals(
                1,
                answers.stream().map(Response::asString).distinct().count(),
                () -> "" + answers.stream().map(Response::asString).toList());
        answers.getFirst().then().statusCode(201);
    }

    @Test
    void theRevisionItWasDecidedOnIsNamed() {
        // Given
        var subject = eligible(study("als-if-match").running(), "2025-03-03", "2025-03-24");

        // When
        var refused = subject.post("enrollment", ON_26_MARCH);

        // Then
        refused.statusCode(428);
        enrolling(subject, "\"1\"").then().statusCode(412);
        enrolling(subject, "W/whatever").then().statusCode(400);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        // Given
        var study = study("als-every-reason").running();
        var subject = registered(study);
        subject.consents("2025-03-03").statusCode(201);
        subject.change("consents/1/withdrawal", Map.of("withdrawnOn", "2025-03-05"));
        as("sam").body(Map.of("reason", "Safety review")).post(study.path() + "/cohorts/cohort-1/hold");

        // When
        var refused = subject.enrolls("2025-06-01");

        // Then
        refused.statusCode(409)
                .body("reasons.code", hasItems("consent-withdrawn", "not-decided", "run-in-over", "cohort-held"));
    }

    @Test
    void whoHasNotConsentedIsNotEnrolled() {
        // Given
        var subject = registered(study("als-enroll-unconsented").running());

        // When
        var refused = subject.enrolls("2025-03-26");

        // Then
        refused.statusCode(409).body("reasons[0].code", equalTo("subject-is-registered"));
    }

    @Test
    void anUnknownCohortIsRefused() {
        // Given
        var subject = eligible(study("als-cohort-9").running(), "2025-03-03", "2025-03-24");

        // When
        var refused = subject.change("enrollment", Map.of("enrolledOn", "2025-03-26", "cohort", "cohort-9"));

        // Then
        refused.statusCode(422).body("reasons[0].pointer", equalTo("/cohort"));
    }

    @Test
    void nobodyFollowsTheSentinelBeforeTheGapIsOver() {
        // Given
        var study = study("als-sentinel").staggered().running();
        var sentinel = eligible(study, "2025-03-03", "2025-03-24");
        sentinel.enrolls("2025-03-26").statusCode(201);
        var next = eligible(study, "2025-03-10", "2025-03-25");
        next.enrolls("2025-04-17").statusCode(409).body("reasons.code", hasItem("sentinel-not-dosed"));
        sentinel.dosed("2025-04-03");
        next.carry(sentinel);

        // When
        var early = next.enrolls("2025-04-16");

        // Then
        early.statusCode(409).body("reasons.code", equalTo(List.of("sentinel-gap-not-over")));
        next.enrolls("2025-04-17").statusCode(201).body("enrollment.slot", equalTo(2));
    }

    @Test
    void aCoordinatorEnrollsNobody() {
        // Given
        var subject = registered(study("als-enroll-forbidden").running());

        // When
        var refused = as("choi")
                .header("If-Match", "\"1\"")
                .body(ON_26_MARCH)
                .post(subject.path() + "/enrollment")
                .then();

        // Then
        refused.statusCode(403);
    }

    private static Response enrolling(SubjectClient subject, String tag) {
        return as("ines").header("If-Match", tag).body(ON_26_MARCH).post(subject.path() + "/enrollment");
    }
}
