package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.journal.testing.Topic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class RefusalTest {
    private static final String COMPLETE = SubjectFixture.vitalSigns("2025-03-04");

    private static ObjectNode example(String type) {
        return (ObjectNode) Topic.example(type);
    }

    private static Response start(SubjectFixture subject, String visit, String form, String body) {
        return subject.by("choi").body(body).post(subject.form(visit, form));
    }

    @Test
    void nothingBeforeConsent() {
        // Given
        var subject = SubjectFixture.registered().plans("screening", "vital-signs");

        // When
        var refused = start(subject, "screening", "vital-signs", COMPLETE);

        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/problems/state-conflict"))
                .body("reasons.code", contains("no-consent"));
    }

    @Test
    void nothingObservedBeforeConsent() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "vital-signs", SubjectFixture.vitalSigns("2025-03-02"));

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", contains("before-consent"))
                .body("reasons.pointer", contains("/observedOn"));
    }

    @Test
    void nothingObservedInTheSitesFuture() {
        // Given
        var subject = SubjectFixture.consented();
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(1);

        // When
        var refused = start(subject, "screening", "vital-signs", SubjectFixture.vitalSigns(tomorrow.toString()));

        // Then
        refused.then().statusCode(422).body("reasons.code", contains("in-the-future"));
    }

    @Test
    void theSitesTodayIsTaken() {
        // Given
        var subject = SubjectFixture.consented();
        var today = LocalDate.now(ZoneId.of("Asia/Seoul"));

        // When
        var taken = start(subject, "screening", "vital-signs", SubjectFixture.vitalSigns(today.toString()));

        // Then
        taken.then().statusCode(201);
    }

    @Test
    void aWithdrawnConsentStopsNewDataButNoCorrection() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);
        subject.enrollment(
                "consent-withdrawn.v1", SubjectFixture.data().put("consent", 1).put("withdrawnOn", "2025-03-10"));

        // When
        var refused = start(subject, "screening", "fvc", """
                {"observedOn": "2025-03-04", "items": {}}""");

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("consent-withdrawn"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"heart-rate": 72}, "reason": "Misread"}""")
                .post(form + "/corrections")
                .then()
                .statusCode(200);
    }

    @Test
    void anUnknownSubjectVisitOrFormIsNotFound() {
        // Given
        var subject = SubjectFixture.consented();
        var nobody = subject.path().replace(subject.id(), "0195f2a0-0000-7000-8000-000000000000");

        // When
        var refused = subject.by("choi").body(COMPLETE).post(nobody + "/visits/screening/forms/vital-signs");

        // Then
        refused.then().statusCode(404);
        start(subject, "cycle9-dose9", "vital-signs", COMPLETE).then().statusCode(404);
        start(subject, "screening", "unheard", COMPLETE).then().statusCode(404);
        subject.by("choi").get(subject.form("screening", "vital-signs")).then().statusCode(404);
        subject.by("choi")
                .get(subject.form("screening", "vital-signs") + "/history")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"visit-missed.v1,visit-missed", "visit-cancelled.v1,visit-cancelled"})
    void aVisitThatDoesNotTakePlaceTakesNoForm(String type, String code) {
        // Given
        var subject = SubjectFixture.consented()
                .scheduling(
                        type, SubjectFixture.data().put("visit", "screening").put("reason", "Ill"));

        // When
        var refused = start(subject, "screening", "vital-signs", COMPLETE);

        // Then
        refused.then().statusCode(409).body("reasons.code", contains(code));
    }

    @Test
    void aVisitTakesOnlyTheFormsOfThePlan() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "administration", SubjectFixture.administration("2025-03-04"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("form-not-planned", "not-allocated"));
    }

    @Test
    void noAdministrationBeforeAllocation() {
        // Given
        var subject = SubjectFixture.consented().plans("cycle1-dose1", "administration");

        // When
        var refused = start(subject, "cycle1-dose1", "administration", SubjectFixture.administration("2025-04-03"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("not-allocated"));
    }

    @Test
    void noAdministrationOnADayBeforeAllocation() {
        // Given
        var subject = SubjectFixture.enrolled();

        // When
        var refused = start(subject, "cycle1-dose1", "administration", SubjectFixture.administration("2025-03-25"));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("before-allocation"));
        start(subject, "cycle1-dose1", "administration", SubjectFixture.administration("2025-03-26"))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject-screen-failed.v1", "subject-discontinued.v1", "subject-completed.v1"})
    void participationThatEndedTakesCorrectionsAlone(String type) {
        // Given
        var subject = SubjectFixture.consented();
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);
        subject.enrollment(type, example(type));

        // When
        var refused = start(subject, "screening", "alsfrs-r", SubjectFixture.alsfrsr("2025-03-04", 3));

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("participation-ended"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"heart-rate": 72}, "reason": "Misread"}""")
                .post(subject.form("screening", "vital-signs") + "/corrections")
                .then()
                .statusCode(200);
    }

    @Test
    void aFormIsThereOnlyOnce() {
        // Given
        var subject = SubjectFixture.consented();
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);

        // When
        var refused = start(subject, "screening", "vital-signs", COMPLETE);

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", contains("form-exists"))
                .body("reasons[0].message", containsString("at revision 1"));
    }

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        // Given
        var subject = SubjectFixture.consented();
        Callable<Integer> racing =
                () -> start(subject, "screening", "vital-signs", COMPLETE).statusCode();

        // When
        List<Integer> statuses;
        try (var people = Executors.newFixedThreadPool(8)) {
            var answers = people.invokeAll(Collections.nCopies(8, racing));
            statuses = answers.stream().map(Future::resultNow).sorted().toList();
        }

        // Then
        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
        subject.by("ada").get(subject.path() + "/audit-trail").then().body("records.position", contains(1));
    }

    @Test
    void ofManyAdministrationsAtOnceOneIsRecorded() throws Exception {
        // Given
        var subject = SubjectFixture.enrolled();
        var given = SubjectFixture.administration("2025-04-03");
        Callable<Integer> racing =
                () -> start(subject, "cycle1-dose1", "administration", given).statusCode();

        // When
        List<Integer> statuses;
        try (var people = Executors.newFixedThreadPool(8)) {
            var answers = people.invokeAll(Collections.nCopies(8, racing));
            statuses = answers.stream().map(Future::resultNow).sorted().toList();
        }

        // Then
        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
        subject.by("ada").get(subject.path() + "/audit-trail").then().body("records.kind", contains("form"));
    }

    @Test
    void everyReasonIsNamedAtItsPlace() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "vital-signs", """
                {"observedOn": "2025-02-30", "complete": true,
                 "items": {"systolic": 301, "diastolic": "82", "weight": null, "pulse": 70, "temperature": 36.6}}""");

        // Then
        refused.then()
                .statusCode(422)
                .body("type", equalTo("/docs/problems/invalid-content"))
                .body(
                        "reasons.collect { it.pointer + ' ' + it.code }",
                        contains(
                                "/observedOn no-such-date",
                                "/items/diastolic wrong-type",
                                "/items/pulse unknown-item",
                                "/items/systolic out-of-range",
                                "/items/heart-rate required",
                                "/items/weight required"));
    }

    @Test
    void whatTheStateForbidsAndWhatTheContentBreaksAreNamedTogether() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "administration", """
                {"observedOn": "2025-03-04", "complete": true, "items": {"cells": 0}}""");

        // Then
        refused.then()
                .statusCode(409)
                .body("reasons.code", hasItems("form-not-planned", "not-allocated", "out-of-range", "required"));
    }

    @Test
    void anErrorOfAnEditCheckRefusesCompletionAndCorrection() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);

        // When
        var refused = subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"systolic": 80}, "reason": "Misread"}""").post(form + "/corrections");

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/items/systolic", "/items/diastolic"))
                .body("reasons.code", hasItem("edit-systolic-above-diastolic"));
    }

    @Test
    void aCorrectionNeedsAReasonAndAChange() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);

        // When
        var unexplained =
                subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"heart-rate": 400}, "reason": " "}""").post(form + "/corrections");

        // Then
        unexplained.then().statusCode(422).body("reasons.pointer", contains("/reason", "/items/heart-rate"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("""
                {"items": {"weight": 62.4}, "reason": "Checked"}""")
                .post(form + "/corrections")
                .then()
                .statusCode(422)
                .body("reasons.code", contains("nothing-changed"));
    }

    @Test
    void aFormInProgressIsEnteredAndACompletedOneCorrected() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        start(subject, "screening", "vital-signs", """
                {"observedOn": "2025-03-04"}""").then().statusCode(201);

        // When
        var corrected = subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"heart-rate": 71}, "reason": "Misread"}""").post(form + "/corrections");

        // Then
        corrected.then().statusCode(409).body("reasons.code", contains("not-completed"));
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .post(form + "/completion")
                .then()
                .statusCode(422);
        subject.by("choi")
                .header("If-Match", "\"1\"")
                .body(COMPLETE.replace("\"complete\": true,", ""))
                .patch(form)
                .then()
                .statusCode(200);
        subject.by("choi")
                .header("If-Match", "\"2\"")
                .post(form + "/completion")
                .then()
                .statusCode(200);
        subject.by("choi")
                .header("If-Match", "\"3\"")
                .body("{}")
                .patch(form)
                .then()
                .statusCode(409)
                .body("reasons.code", contains("already-completed"));
        subject.by("choi")
                .header("If-Match", "\"3\"")
                .post(form + "/completion")
                .then()
                .statusCode(409);
    }

    @Test
    void aChangeNamesTheRevisionItWasDecidedOn() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);
        var correction = """
                {"items": {"heart-rate": 72}, "reason": "Misread"}""";

        // When
        var unnamed = subject.by("choi").body(correction).post(form + "/corrections");

        // Then
        unnamed.then().statusCode(428);
        for (var stale : List.of("\"0\"", "\"2\"", "\"99\"")) {
            subject.by("choi")
                    .header("If-Match", stale)
                    .body(correction)
                    .post(form + "/corrections")
                    .then()
                    .statusCode(412);
        }
        subject.by("choi")
                .header("If-Match", "W/\"1\"")
                .body(correction)
                .post(form + "/corrections")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"observedOn\": ",
                "[]",
                "{\"observedOn\": \"2025-03-04\", \"unheard\": 1}",
                "{\"observedOn\": \"2025-03-04\", \"items\": [1]}",
                "{\"observedOn\": \"2025-03-04\", \"complete\": \"perhaps\"}",
                "null",
                ""
            })
    void aBodyThatCannotBeReadIsMalformed(String body) {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "vital-signs", body);

        // Then
        refused.then().statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
    }

    @Test
    void theDateOfObservationIsNeeded() {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var refused = start(subject, "screening", "vital-signs", "{}");

        // Then
        refused.then().statusCode(422).body("reasons.pointer", contains("/observedOn"));
    }

    @Test
    void rolesAndSitesAreKeptApart() {
        // Given
        var subject = SubjectFixture.consented();
        var form = subject.form("screening", "vital-signs");

        // When
        var monitor = subject.by("mora").body(COMPLETE).post(form);

        // Then
        monitor.then().statusCode(403);
        subject.by("otto").body(COMPLETE).post(form).then().statusCode(404);
        subject.by("nora").body(COMPLETE).post(form).then().statusCode(404);
        subject.by("root").get(form).then().statusCode(403);
        RestAssured.given()
                .body(COMPLETE)
                .contentType("application/json")
                .post(form)
                .then()
                .statusCode(401);
        start(subject, "screening", "vital-signs", COMPLETE).then().statusCode(201);
        subject.by("otto").get(form).then().statusCode(404);
        subject.by("otto").get(form + "/history").then().statusCode(404);
        subject.by("otto").get(subject.path() + "/forms").then().statusCode(404);
        subject.by("otto").get(subject.path() + "/alsfrs-r").then().statusCode(404);
        subject.by("otto")
                .header("If-Match", "\"1\"")
                .body("{}")
                .patch(form)
                .then()
                .statusCode(404);
    }

    @Test
    void aSubjectOfAnotherStudyIsNotFound() {
        // Given
        var subject = SubjectFixture.registered("another-study", "HYU").consents("2025-03-03");
        var elsewhere =
                "/api/v1/studies/hynrcs-allo-als-02/subjects/" + subject.id() + "/visits/screening/forms/vital-signs";

        subject.by("choi")
                .body(COMPLETE)
                .post(subject.form("screening", "vital-signs"))
                .then()
                .statusCode(201);

        // When
        var refused = RestAssured.given().auth().oauth2(Tokens.of("choi")).get(elsewhere);

        // Then
        refused.then().statusCode(404);
    }
}
