package casebook.enrollment.subject.api;

import static casebook.enrollment.StudyFixture.study;
import static casebook.enrollment.SubjectClient.as;
import static casebook.enrollment.SubjectClient.registered;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.AtOnce;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is registered, and in which order they are listed. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class SubjectsResourceTest {
    private static final Map<String, String> AT_HYU = Map.of("site", "HYU");

    @Test
    void manyWhoRegisterAtOnceGetEveryNumberOnce() {
        // Given
        var study = study("als-numbers").running();

        // When
        var answers = AtOnce.times(12, _ -> as("choi").body(AT_HYU).post(study.path() + "/subjects"));

        // Then
        var numbers = new TreeSet<String>();
        answers.forEach(answer -> numbers.add(answer.path("number")));
        assertEquals(12, numbers.size());
        assertEquals("HYU-001", numbers.first());
        assertEquals("HYU-012", numbers.last());
    }

    @Test
    void pagesFollowTheOrderOfRegistration() {
        // Given
        var study = study("als-pages").running();
        registered(study);
        registered(study, "otto", "SNU");
        registered(study);

        // When
        var first = as("mora").get(study.path() + "/subjects?limit=2").then();

        // Then
        first.body("subjects.number", is(List.of("HYU-001", "SNU-001")));
        as("mora")
                .get(study.path() + "/subjects?limit=2&cursor="
                        + first.extract().path("next"))
                .then()
                .body("subjects.number", is(List.of("HYU-002")))
                .body("next", nullValue());
        as("mora").get(study.path() + "/subjects?site=SNU").then().body("subjects.number", is(List.of("SNU-001")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void aPageOfNoOrTooManySubjectsIsRefused(int limit) {
        // Given
        var study = study("als-page-of-" + Math.abs(limit)).running();

        // When
        var refused = as("mora").get(study.path() + "/subjects?limit=" + limit).then();

        // Then
        refused.statusCode(400).body("reasons[0].code", equalTo("limit-out-of-range"));
    }

    @Test
    void aSiteThatIsNotOpenRegistersNobody() {
        // Given
        var study = study("als-closed-site");
        study.put("1.0").statusCode(201);

        // When
        var refused = as("ines").body(AT_HYU).post(study.path() + "/subjects").then();

        // Then
        refused.statusCode(422).body("reasons[0].pointer", equalTo("/site"));
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        // Given
        var study = study("als-malformed").running();
        var path = study.path() + "/subjects";

        // When
        var broken = as("ines").body("{\"site\": ").post(path).then();

        // Then
        broken.statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
        as("ines").body("{\"site\": \"HYU\", \"sex\": \"f\"}").post(path).then().statusCode(400);
        as("ines").post(path).then().statusCode(400).body("reasons[0].code", equalTo("body-missing"));
        as("ines").body("{}").post(path).then().statusCode(422).body("reasons[0].pointer", equalTo("/site"));
        as("ines")
                .body("{\"site\": \"h y u\"}")
                .post(path)
                .then()
                .statusCode(422)
                .body("reasons[0].code", equalTo("no-site-id"));
    }
}
