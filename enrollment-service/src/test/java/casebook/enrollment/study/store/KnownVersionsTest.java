package casebook.enrollment.study.store;

import static casebook.enrollment.StudyFixture.study;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.enrollment.study.StudyVersion;
import casebook.enrollment.study.StudyVersions;
import casebook.journal.testing.RealServers;
import casebook.kernel.identity.StudyId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A version never changes, so its definition is read from the database and parsed once, and not by each who enrolls. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "enrollment"))
class KnownVersionsTest {
    @Inject
    StudyVersions versions;

    @Inject
    SessionFactory hibernate;

    @Test
    void noDefinitionIsReadTwice() {
        // Given
        var study = study("als-known-versions").running();
        study.amended("2.0").active();
        var id = new StudyId(study.id());
        all(id);
        var before = loaded();

        // When
        var again = all(id);

        // Then
        assertEquals(0, loaded() - before);
        assertEquals(
                List.of("1.0", "2.0"), again.stream().map(StudyVersion::version).toList());
    }

    @Test
    void aVersionThatComesIntoForceIsKnownAtOnce() {
        // Given
        var study = study("als-next-version").running();
        var id = new StudyId(study.id());
        all(id);

        // When
        study.amended("2.0").active();

        // Then
        assertEquals(Optional.of("2.0"), current(id));
        assertEquals(2, all(id).size());
    }

    private List<StudyVersion> all(StudyId study) {
        return QuarkusTransaction.requiringNew().call(() -> versions.of(study));
    }

    private Optional<String> current(StudyId study) {
        return QuarkusTransaction.requiringNew()
                .call(() -> versions.current(study).map(StudyVersion::version));
    }

    private long loaded() {
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        return statistics.getEntityStatistics(StudyVersionRow.class.getName()).getLoadCount();
    }
}
