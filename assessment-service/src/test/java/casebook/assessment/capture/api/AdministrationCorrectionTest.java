package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What was entered wrongly of an administration has a way back, and what was not given is said. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class AdministrationCorrectionTest {
    private static final String GIVEN_AFTER_ALL = """
            {"items": {"given": true, "reason-not-given": null, "route": "intrathecal", "weight": 62.4,
             "cells": 62000000}, "reason": "Another subject had the fever"}""";
    private static final String NOT_GIVEN = """
            {"items": {"given": false, "reason-not-given": "Fever", "cells": null}, "reason": "Another subject's"}""";

    @Test
    void theWayOutOfAWrongDayIsTrueAtEachStep() {
        // Given: the twelfth was typed for the twenty-first, at the visit and at what was given there.
        var subject = SubjectFixture.inTreatment().comes("cycle1-dose1", "2025-04-12");
        subject.isGiven("cycle1-dose1", "2025-04-12").then().statusCode(201).body("warnings", empty());

        // When
        var corrected = corrects(subject, "cycle1-dose1", day("2025-04-21"));

        // Then
        corrected
                .then()
                .statusCode(200)
                .body("warnings.code", contains("other-day-than-visit"))
                .body("warnings.pointer", contains("/observedOn"));
        subject.by("mora")
                .get(subject.path() + "/forms")
                .then()
                .body("forms.warnings.flatten().code", contains("other-day-than-visit"));
        subject.comes("cycle1-dose1", "2025-04-21");
        subject.by("mora")
                .get(subject.form("cycle1-dose1", "administration"))
                .then()
                .body("observedOn", equalTo("2025-04-21"))
                .body("warnings", empty());
    }

    @Test
    void aFormOfAVisitThatWasCorrectedToMissedShows() {
        // Given
        var subject = SubjectFixture.consented().comes("screening", "2025-03-04");
        subject.starts("screening", "vital-signs", FormFixture.vitalSigns("2025-03-05"))
                .then()
                .statusCode(201)
                .body("warnings", empty());

        // When
        subject.scheduling(
                "visit-missed.v1",
                SubjectFixture.data().put("visit", "screening").put("reason", "Another subject's"));

        // Then
        var read = subject.by("mora").get(subject.form("screening", "vital-signs"));
        read.then().body("warnings.code", contains("visit-missed"));
        subject.scheduling(
                "visit-reinstated.v1",
                SubjectFixture.data().put("visit", "screening").put("reason", "Another subject's"));
        subject.by("mora").get(subject.form("screening", "vital-signs")).then().body("warnings", empty());
    }

    @Test
    void whatWasNotGivenWaitsForNothingAndHoldsUpNothing() {
        // Given
        var subject = SubjectFixture.inTreatment().comes("cycle1-dose2", "2025-05-01");

        // When
        var omitted = omits(subject, "cycle1-dose2", "2025-05-01");

        // Then
        omitted.then().statusCode(201).body("items.given", equalTo(false)).body("derived", anEmptyMap());
        subject.isGiven("cycle2-dose1", "2025-11-01")
                .then()
                .statusCode(409)
                .body("reasons.message", contains(containsString("cycle1-dose1")));
        omits(subject, "cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.isGiven("cycle2-dose1", "2025-11-01").then().statusCode(201);
    }

    @Test
    void whatWasNotGivenHasTheDayOfItsVisitAndNoDose() {
        // Given
        var subject = SubjectFixture.inTreatment().comes("cycle1-dose1", "2025-04-03");

        // When
        var otherDay = omits(subject, "cycle1-dose1", "2025-04-04");
        var withDose = subject.starts(
                "cycle1-dose1",
                "administration",
                FormFixture.omission("2025-04-03").replace("false,", "false, \"cells\": 62000000,"));
        var withoutReason = subject.starts(
                "cycle1-dose1",
                "administration",
                FormFixture.omission("2025-04-03").replace("Fever on the day of administration", " "));
        var unsaid = subject.starts(
                "cycle1-dose1",
                "administration",
                FormFixture.administration("2025-04-03").replace("\"given\": true,", ""));
        var givenForAReason = subject.starts(
                "cycle1-dose1",
                "administration",
                FormFixture.administration("2025-04-03")
                        .replace("\"given\": true", "\"given\": true, \"reason-not-given\": \"Fever\""));

        // Then
        otherDay.then().statusCode(409).body("reasons.code", contains("other-day-than-visit"));
        withDose.then().statusCode(422).body("reasons.code", hasItem("edit-nothing-given-has-no-dose"));
        withoutReason.then().statusCode(422).body("reasons.pointer", hasItem("/items/reason-not-given"));
        unsaid.then().statusCode(422).body("reasons.pointer", contains("/items/given"));
        givenForAReason.then().statusCode(422).body("reasons.code", hasItem("edit-reason-only-where-not-given"));
    }

    @Test
    void whatWasGivenStillNeedsItsDose() {
        // Given
        var subject = SubjectFixture.inTreatment();

        // When
        var refused = subject.starts("cycle1-dose1", "administration", """
                {"observedOn": "2025-04-03", "complete": true, "items": {"given": true}}""");

        // Then
        refused.then()
                .statusCode(422)
                .body("reasons.pointer", contains("/items/product", "/items/route", "/items/weight", "/items/cells"));
    }

    @Test
    void whatIsGivenAfterAllKeepsTheOrder() {
        // Given
        var subject = SubjectFixture.inTreatment();
        omits(subject, "cycle1-dose2", "2025-05-01").then().statusCode(201);
        var beforeTheFirst = corrects(subject, "cycle1-dose2", GIVEN_AFTER_ALL);
        subject.isGiven("cycle1-dose1", "2025-05-02").then().statusCode(201);

        // When
        var tooEarly = corrects(subject, "cycle1-dose2", GIVEN_AFTER_ALL);

        // Then
        beforeTheFirst.then().statusCode(409).body("reasons.code", contains("administration-out-of-sequence"));
        tooEarly.then().statusCode(409).body("reasons.code", contains("before-earlier-administration"));
        corrects(subject, "cycle1-dose1", day("2025-05-01")).then().statusCode(200);
        corrects(subject, "cycle1-dose2", GIVEN_AFTER_ALL).then().statusCode(200);
    }

    @Test
    void nothingIsGivenAfterAllAtAVisitThatWasMissed() {
        // Given
        var subject = SubjectFixture.inTreatment();
        omits(subject, "cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.scheduling(
                "visit-missed.v1",
                SubjectFixture.data().put("visit", "cycle1-dose1").put("reason", "Another subject's"));

        // When
        var refused = corrects(subject, "cycle1-dose1", GIVEN_AFTER_ALL);

        // Then
        refused.then().statusCode(409).body("reasons.code", contains("visit-missed"));
    }

    @Test
    void whatWasNotGivenAfterAllHasNoOrderAnyMore() {
        // Given
        var subject = SubjectFixture.inTreatment();
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.isGiven("cycle1-dose2", "2025-05-01").then().statusCode(201);
        corrects(subject, "cycle1-dose2", NOT_GIVEN).then().statusCode(200).body("items.given", equalTo(false));

        // When
        var later = corrects(subject, "cycle1-dose1", day("2025-05-02"));

        // Then
        later.then().statusCode(200);
    }

    private static Response omits(SubjectFixture subject, String visit, String on) {
        return subject.starts(visit, "administration", FormFixture.omission(on));
    }

    private static Response corrects(SubjectFixture subject, String visit, String correction) {
        return subject.by("choi")
                .header("If-Match", "\"1\"")
                .body(correction)
                .post(subject.form(visit, "administration") + "/corrections");
    }

    private static String day(String on) {
        return "{\"observedOn\": \"" + on + "\", \"reason\": \"Misread\"}";
    }
}
