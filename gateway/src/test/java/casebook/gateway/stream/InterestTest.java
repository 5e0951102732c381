package casebook.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.gateway.testing.TestTopics;
import casebook.kernel.access.Caller;
import casebook.kernel.access.EventTypes;
import casebook.kernel.access.Grant;
import casebook.kernel.access.Role;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterestTest {
    private static final String STUDY = "study-a";
    private static final String SUBJECT = "01890a5d-ac96-774b-bcce-b302099a8057";

    @Test
    void each_type_of_the_contracts_is_told_by_some_permission_but_the_one_that_says_nothing() {
        // Given
        var published = new TreeSet<>(TestTopics.types());
        // When
        published.remove("record-anchored.v1");
        // Then
        assertEquals(published, new TreeSet<>(EventTypes.all()));
    }

    @Test
    void who_is_at_a_site_is_told_of_its_subjects_and_of_the_study() {
        // Given
        var caller = caller(STUDY, "HYU", Role.INVESTIGATOR);
        // When
        var interest = Interest.of(caller, STUDY, Set.of(), null);
        // Then
        assertTrue(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "HYU")));
        assertTrue(interest.covers(event("site-opened.v1", STUDY, "-", null)));
        assertTrue(interest.covers(event("cohort-held.v1", STUDY, "-", "SNU")));
        assertFalse(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "SNU")));
        assertFalse(interest.covers(event("form-completed.v1", STUDY, SUBJECT, null)));
        assertFalse(interest.covers(event("form-completed.v1", "study-b", SUBJECT, "HYU")));
        assertFalse(interest.covers(event("record-anchored.v1", STUDY, SUBJECT, "HYU")));
        assertFalse(interest.covers(event("unknown.v1", STUDY, SUBJECT, "HYU")));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void who_reads_subjects_at_all_sites_is_told_of_all(Role role) {
        // Given
        var caller = caller(Grant.ALL, Grant.ALL, role);
        // When
        var interest = Interest.of(caller, STUDY, Set.of(), null);
        // Then
        assertEquals(EventTypes.all(), interest.types().keySet());
        assertTrue(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "SNU")));
        assertTrue(interest.covers(event("form-completed.v1", STUDY, SUBJECT, null)));
    }

    @Test
    void the_administrator_is_told_of_no_subject() {
        // Given
        var caller = caller(Grant.ALL, Grant.ALL, Role.ADMINISTRATOR);
        // When
        var interest = Interest.of(caller, STUDY, Set.of(), null);
        // Then
        assertTrue(interest.covers(event("study-version-activated.v1", STUDY, "-", null)));
        assertFalse(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "HYU")));
        assertEquals(
                ProblemType.FORBIDDEN,
                assertThrows(Refused.class, () -> Interest.of(caller, STUDY, Set.of("form-completed.v1"), null))
                        .type());
    }

    @Test
    void grants_of_several_roles_are_told_apart() {
        // Given
        var caller = new Caller(
                "x",
                "x",
                "x",
                List.of(
                        new Grant(STUDY, Grant.ALL, Role.ADMINISTRATOR),
                        new Grant(STUDY, "HYU", Role.COORDINATOR),
                        new Grant("study-b", Grant.ALL, Role.MONITOR)));
        // When
        var interest = Interest.of(caller, STUDY, Set.of(), null);
        // Then
        assertTrue(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "HYU")));
        assertFalse(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "SNU")));
    }

    @Test
    void only_what_was_asked_for_is_told() {
        // Given
        var caller = caller(STUDY, Grant.ALL, Role.MONITOR);
        // When
        var interest = Interest.of(caller, STUDY, Set.of("form-completed.v1"), SUBJECT);
        // Then
        assertTrue(interest.covers(event("form-completed.v1", STUDY, SUBJECT, "HYU")));
        assertFalse(interest.covers(event("form-corrected.v1", STUDY, SUBJECT, "HYU")));
        assertFalse(interest.covers(event("form-completed.v1", STUDY, SUBJECT.replace('8', '9'), "HYU")));
    }

    @Test
    void a_study_of_nobodys_grants_does_not_exist() {
        // Given
        var caller = caller("study-b", Grant.ALL, Role.MONITOR);
        // When
        var refused = assertThrows(Refused.class, () -> Interest.of(caller, STUDY, Set.of("form-completed.v1"), null));
        // Then
        assertEquals(ProblemType.NOT_FOUND, refused.type());
    }

    @Test
    void a_type_that_is_told_to_nobody_is_unknown() {
        // Given
        var caller = caller(STUDY, Grant.ALL, Role.MONITOR);
        // When
        var refused = assertThrows(Refused.class, () -> Interest.of(caller, STUDY, Set.of("record-anchored.v1"), null));
        // Then
        assertEquals("event-type-unknown", refused.reasons().getFirst().code());
    }

    private static Caller caller(String study, String site, Role role) {
        return new Caller("user", "User", "Organisation", List.of(new Grant(study, site, role)));
    }

    private static StudyEvent event(String type, String study, String subject, @Nullable String site) {
        return new StudyEvent(
                new StudyEvent.Place(0, 0, 0), new StudyEvent.Concern(type, study, subject, site), new byte[0]);
    }
}
