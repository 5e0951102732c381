package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.audit.Json;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.UnfitText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where words are asked for, it is refused at its place; none is a failure. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class UnfitTextTest {

    /** A request of which one text is at fault. */
    enum Ask {
        ANSWER("/items/term", UnfitTextTest::adverseEvent),
        REASON_OF_CORRECTION("/reason", UnfitTextTest::corrected),
        REASON_OF_LATE_ENTRY(
                "/reason", (subject, text) -> started(subject, text).then());

        private final String pointer;
        private final BiFunction<SubjectFixture, String, ValidatableResponse> send;

        Ask(String pointer, BiFunction<SubjectFixture, String, ValidatableResponse> send) {
            this.pointer = pointer;
            this.send = send;
        }
    }

    /** Where a reason may be left out, a blank one is none. */
    static Stream<Arguments> asks() {
        return Stream.of(Ask.values())
                .flatMap(ask -> Stream.of(UnfitText.values())
                        .filter(unfit -> ask != Ask.REASON_OF_LATE_ENTRY || !isBlank(unfit))
                        .map(unfit -> Arguments.of(ask, unfit)));
    }

    private static boolean isBlank(UnfitText unfit) {
        return switch (unfit) {
            case SPACES, ZERO_WIDTH, HANGUL_FILLER, EMPTY_BRAILLE -> true;
            case CONTROL, DELETE, NEXT_LINE, OVERRIDE, ISOLATE, NUL, TOO_LONG -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("asks")
    void isRefusedAtItsPlace(Ask ask, UnfitText unfit) {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var answer = ask.send.apply(subject, unfit.text());

        // Then
        unfit.refused(answer, ask.pointer);
    }

    @ParameterizedTest
    @CsvSource({"500, unknown-item", "501, too-many"})
    void noMoreAnswersAreTakenThanAFormHasItems(int answers, String code) {
        // Given
        var items = IntStream.range(0, answers)
                .mapToObj(i -> "\"x" + i + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));

        // When
        var answer = SubjectFixture.consented()
                .starts("screening", "vital-signs", "{\"observedOn\": \"2025-03-04\", \"items\": " + items + "}");

        // Then
        answer.then().statusCode(422).body("reasons.code", hasItem(code));
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void noRefusalQuotesWhatIsNoItem(int characters, boolean quoted) {
        // Given
        var id = "x".repeat(characters);

        // When
        var answer = SubjectFixture.consented()
                .starts("screening", "vital-signs", "{\"observedOn\": \"2025-03-04\", \"items\": {\"" + id + "\": 1}}");

        // Then
        answer.then().statusCode(422).body("reasons.pointer", contains(quoted ? "/items/" + id : "/items"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/visits/%00/forms/vital-signs",
                "/visits/screening/forms/vital%00signs",
                "/visits/a%C2%85/forms/fvc"
            })
    void aPathThatCannotBeWrittenDownNamesNothing(String path) {
        // Given
        var subject = SubjectFixture.consented();

        // When
        var answer = subject.by("choi").urlEncodingEnabled(false).get(subject.path() + path);

        // Then
        answer.then().statusCode(404).body("type", equalTo("/docs/problems/not-found"));
    }

    private static ValidatableResponse adverseEvent(SubjectFixture subject, String term) {
        var body = (ObjectNode) Json.parse(FormFixture.adverseEvent("2025-03-04"));
        ((ObjectNode) body.path("items")).put("term", term);
        return sent(subject, "adverse-event", body).then();
    }

    private static Response started(SubjectFixture subject, String reason) {
        var body = (ObjectNode) Json.parse(FormFixture.vitalSigns("2025-03-04"));
        return sent(subject, "vital-signs", body.put("reason", reason));
    }

    private static ValidatableResponse corrected(SubjectFixture subject, String reason) {
        started(subject, "Late entry").then().statusCode(201);
        var correction = (ObjectNode) Json.parse("{\"items\": {\"systolic\": 80}}");
        return subject.by("choi")
                .header("If-Match", "\"1\"")
                .body(Json.text(correction.put("reason", reason)))
                .post(subject.form("screening", "vital-signs") + "/corrections")
                .then();
    }

    private static Response sent(SubjectFixture subject, String form, JsonNode body) {
        return subject.starts("screening", form, Json.text(body));
    }
}
