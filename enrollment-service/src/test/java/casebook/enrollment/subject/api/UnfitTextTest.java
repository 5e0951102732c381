package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.signedIn;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import casebook.enrollment.StudyFixture;
import casebook.enrollment.SubjectClient;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.UnfitText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where words are asked for, it is refused at its place or kept and published; none is a failure. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class UnfitTextTest {
    private static StudyFixture study = new StudyFixture("none", "");

    /** The service's address is not known before the first test. */
    @BeforeEach
    void begin() {
        if (study.yaml().isEmpty()) {
            study = study("als-unfit-text").running();
        }
    }

    /** A request of which one text is at fault. */
    enum Ask {
        SITE(
                "/site",
                text -> as("ines")
                        .body(Map.of("site", text))
                        .post(study.path() + "/subjects")
                        .then()),
        FORM_VERSION(
                "/formVersion",
                text -> subject()
                        .post("consents", Map.of("formVersion", text, "consentedOn", "2025-03-03", "by", "subject"))),
        STUDY_VERSION("/studyVersion", text -> subject().consents("2025-03-03", text)),
        CRITERION(
                "/criteria/0/id",
                text -> subject()
                        .decides(
                                "\"1\"",
                                Map.of(
                                        "decidedOn",
                                        "2025-03-24",
                                        "criteria",
                                        List.of(Map.of("id", text, "judgement", "met"))))),
        COHORT("/cohort", text -> subject().change("enrollment", Map.of("enrolledOn", "2025-03-26", "cohort", text))),
        REASON_OF_FAILURE("/reasons/1", text -> subject().change("screen-failure", failure(List.of("FVC", text)))),
        CRITERION_OF_FAILURE(
                "/criteria/0",
                text -> subject()
                        .change(
                                "screen-failure",
                                Map.of(
                                        "failedOn",
                                        "2025-03-24",
                                        "reasons",
                                        List.of("FVC"),
                                        "criteria",
                                        List.of(text)))),
        REASON_OF_DISCONTINUATION(
                "/reason",
                text -> subject().change("discontinuation", Map.of("discontinuedOn", "2025-03-26", "reason", text))),
        REASON_OF_HOLD("/reason", text -> cohort("hold", text)),
        REASON_OF_RELEASE("/reason", text -> cohort("release", text)),
        NAME_OF_SITE("/name", text -> site("name", text)),
        COUNTRY_OF_SITE("/country", text -> site("country", text)),
        TIME_ZONE_OF_SITE("/timeZone", text -> site("timeZone", text));

        private final String pointer;
        private final Function<String, ValidatableResponse> send;

        Ask(String pointer, Function<String, ValidatableResponse> send) {
            this.pointer = pointer;
            this.send = send;
        }
    }

    static Stream<Arguments> asks() {
        return Stream.of(Ask.values())
                .flatMap(ask -> Stream.of(UnfitText.values()).map(unfit -> Arguments.of(ask, unfit)));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void isRefusedAtItsPlace(Ask ask, UnfitText unfit) {
        // When
        var answer = ask.send.apply(unfit.text());

        // Then
        unfit.refused(answer, ask.pointer);
    }

    @ParameterizedTest
    @CsvSource({"20, 1000, 201", "21, 1, 422", "1900, 300, 422"})
    void aScreenFailureHasAFewReasons(int reasons, int characters, int status) {
        // Given
        var subject = SubjectClient.registered(study);
        subject.consents("2025-03-03").statusCode(201);

        // When
        var answer = subject.change("screen-failure", failure(Collections.nCopies(reasons, "가".repeat(characters))));

        // Then
        answer.statusCode(status);
        if (status == 422) {
            answer.body("reasons.pointer", equalTo(List.of("/reasons")))
                    .body("reasons.code", equalTo(List.of("too-many")));
        }
    }

    @ParameterizedTest
    @CsvSource({"198, false", "199, true"})
    void noMoreCriteriaAreJudgedThanAStudyHas(int count, boolean tooMany) {
        // Given
        var judged = Collections.nCopies(count, Map.of("id", "I1", "judgement", "met"));

        // When
        var answer = subject().decides("\"1\"", Map.of("decidedOn", "2025-03-24", "criteria", judged));

        // Then
        answer.statusCode(422).body("reasons.code", tooMany ? hasItem("too-many") : not(hasItem("too-many")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/versions/%00", "/versions/1.0%C2%85", "/cohorts/%00", "/cohorts/a%E2%80%AEb", "/subjects/%00"})
    void aPathThatCannotBeWrittenDownNamesNothing(String path) {
        // When
        var answer = as("ines").urlEncodingEnabled(false).get(study.path() + path);

        // Then
        answer.then().statusCode(404).body("type", equalTo("/docs/problems/not-found"));
    }

    @Test
    void aQueryThatCannotBeWrittenDownIsMalformed() {
        // When
        var answer = as("ines").urlEncodingEnabled(false).get(study.path() + "/subjects?site=%00");

        // Then
        answer.then().statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
    }

    private static SubjectClient subject() {
        return SubjectClient.registered(study);
    }

    private static Map<String, Object> failure(List<String> reasons) {
        return Map.of("failedOn", "2025-03-24", "reasons", reasons);
    }

    private static ValidatableResponse cohort(String act, String reason) {
        return signedIn("sam")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", reason))
                .post(study.path() + "/cohorts/cohort-1/" + act)
                .then();
    }

    private static ValidatableResponse site(String field, String text) {
        return as("root")
                .body(Map.of(field, text))
                .put(study.path() + "/sites/HYU")
                .then();
    }
}
