package casebook.assessment.capture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two who record administrations of one subject at the same moment. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class AdministrationRaceTest {

    @Test
    void twoCorrectionsAtOnceKeepTheOrder() {
        // Given
        var subjects = IntStream.range(0, 12).mapToObj(_ -> bothGiven()).toList();

        // When
        var answers = subjects.stream()
                .map(subject -> Stream.of(
                                correcting(subject, "cycle1-dose1", "2025-04-20"),
                                correcting(subject, "cycle1-dose2", "2025-04-10"))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(Response::statusCode)
                        .sorted()
                        .toList())
                .toList();

        // Then
        answers.forEach(answer -> assertEquals(List.of(200, 409), answer));
    }

    @Test
    void whatComesBetweenAndIsInOrderRefusesNobody() {
        // Given
        var subject = bothGiven();

        // When
        var answers = Stream.of(
                        correcting(subject, "cycle1-dose1", "2025-04-04"),
                        correcting(subject, "cycle1-dose2", "2025-05-02"))
                .toList();

        // Then
        answers.forEach(answer -> answer.join().then().statusCode(200));
    }

    private static SubjectFixture bothGiven() {
        var subject = SubjectFixture.inTreatment();
        subject.isGiven("cycle1-dose1", "2025-04-03").then().statusCode(201);
        subject.isGiven("cycle1-dose2", "2025-05-01").then().statusCode(201);
        return subject;
    }

    private static CompletableFuture<Response> correcting(SubjectFixture subject, String visit, String on) {
        return CompletableFuture.supplyAsync(() -> corrects(subject, visit, on));
    }

    private static Response corrects(SubjectFixture subject, String visit, String on) {
        return subject.by("choi")
                .header("If-Match", "\"1\"")
                .body("{\"observedOn\": \"" + on + "\", \"reason\": \"Misread\"}")
                .post(subject.form(visit, "administration") + "/corrections");
    }
}
