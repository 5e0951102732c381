package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static casebook.scheduling.VisitClient.visitsOf;
import static org.hamcrest.Matchers.equalTo;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.UnfitText;
import casebook.scheduling.OtherServices;
import casebook.scheduling.OtherServices.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where words are asked for, it is refused at its place; none is a failure. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class UnfitTextTest {
    private static OtherServices services = OtherServices.unknownStudy("none");

    @BeforeAll
    static void study() {
        services = OtherServices.activeStudy("als-unfit-text");
    }

    /** A request of which one text is at fault. */
    enum Ask {
        MISSED("/reason", (subject, text) -> because(subject, "missed", text)),
        CANCELLATION("/reason", (subject, text) -> because(subject, "cancellation", text)),
        NAME("/name", UnfitTextTest::named);

        private final String pointer;
        private final BiFunction<Subject, String, ValidatableResponse> send;

        Ask(String pointer, BiFunction<Subject, String, ValidatableResponse> send) {
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
        // Given
        var subject = services.enrolled();

        // When
        var answer = ask.send.apply(subject, unfit.text());

        // Then
        unfit.refused(answer, ask.pointer);
    }

    @ParameterizedTest
    @CsvSource({"200, 201", "201, 422"})
    void aNameIsALine(int characters, int status) {
        // When
        var answer = named(services.enrolled(), "가".repeat(characters));

        // Then
        answer.statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/screening%00", "/cycle1%E2%80%AE"})
    void aPathThatCannotBeWrittenDownNamesNothing(String path) {
        // Given
        var subject = services.enrolled();

        // When
        var answer = INVESTIGATOR.request().urlEncodingEnabled(false).get(visitsOf(subject) + path);

        // Then
        answer.then().statusCode(404).body("type", equalTo("/docs/problems/not-found"));
    }

    @Test
    void aQueryThatCannotBeWrittenDownIsMalformed() {
        // Given
        var study = visitsOf(services.enrolled()).replaceFirst("/subjects.*", "");

        // When
        var answer = INVESTIGATOR.request().urlEncodingEnabled(false).get(study + "/visits?cursor=%00");

        // Then
        answer.then().statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
    }

    private static ValidatableResponse because(Subject subject, String act, String reason) {
        return INVESTIGATOR.act(subject, "cycle1-dose1", act, "\"1\"", Map.of("reason", reason));
    }

    private static ValidatableResponse named(Subject subject, String name) {
        return INVESTIGATOR
                .carrying(subject)
                .body(Map.of("name", name, "occurredOn", "2025-04-10"))
                .post(visitsOf(subject))
                .then();
    }
}
