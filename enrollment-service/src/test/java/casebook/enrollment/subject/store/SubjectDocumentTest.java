package casebook.enrollment.subject.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.SubjectFixture;
import casebook.journal.audit.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored of a subject is the whole subject. */
class SubjectDocumentTest {
    static Stream<Subject> everyState() {
        return SubjectFixture.everyState();
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aStoredSubjectComesBackAsItWas(Subject subject) {
        // Given
        var registration = subject.registration();
        var stored = Json.text(Json.tree(SubjectDocument.of(subject)));

        // When
        var back = Json.as(Json.parse(stored), SubjectDocument.class)
                .toDomain(registration.study(), registration.id(), subject.revision());

        // Then
        assertEquals(SubjectDocument.of(subject), SubjectDocument.of(back));
        assertEquals(subject.status(), back.status());
        assertEquals(subject.registration(), back.registration());
    }
}
