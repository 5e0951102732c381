package casebook.assessment.capture.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.assessment.FormFixture;
import casebook.assessment.SubjectFixture;
import casebook.journal.testing.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A form is there once, whoever is quicker. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class SecondFormRefusalTest {
    @Test
    void aFormIsThereOnlyOnce() {
        // Given
        var subject = SubjectFixture.consented();
        subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .then()
                .statusCode(201);

        // When
        var refused = subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS);

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
        Callable<Integer> racing = () -> subject.starts("screening", "vital-signs", FormFixture.VITAL_SIGNS)
                .statusCode();

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
        var given = FormFixture.administration("2025-04-03");
        Callable<Integer> racing =
                () -> subject.starts("cycle1-dose1", "administration", given).statusCode();

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
}
