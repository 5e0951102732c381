package casebook.scheduling.plan.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.testing.Topic;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Administrations;
import casebook.scheduling.plan.Consent;
import casebook.scheduling.plan.Consents;
import casebook.scheduling.plan.Doses;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import casebook.scheduling.plan.ScheduleOfActivities;
import casebook.scheduling.plan.Schedules;
import casebook.scheduling.plan.Sites;
import casebook.scheduling.plan.Timing;
import casebook.scheduling.plan.VisitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What this service hears is read from the contracts' golden examples. */
class ConsumedEventsTest {
    private static final StudyId STUDY = new StudyId("hynrcs-allo-als-02");
    private static final SubjectId SUBJECT = SubjectId.of("0195a7c1-2f3b-7d4e-8a5b-6c7d8e9f0a1b");
    private static final SiteId HYU = new SiteId("HYU");

    private final Heard heard = new Heard();

    @Test
    void aStudyVersionGivesItsSchedule() {
        // When
        new StudyVersionProjection(heard).project(example("study-version-activated.v1", "-"));

        // Then
        var schedule = heard.schedules.values().iterator().next();
        assertEquals("1.0", schedule.studyVersion());
        assertEquals(3, schedule.visits().size());
        var last = schedule.visits().getLast();
        assertEquals(new VisitId("follow-up-6m"), last.id());
        assertEquals(true, last.outline().endsStudy());
        assertEquals(List.of("fvc"), last.outline().forms());
        assertEquals(
                new Timing(
                        new Timing.AnchorDate.OfVisit(new VisitId("cycle1-dose1")),
                        Timing.Direction.AFTER,
                        Period.ofMonths(6)),
                last.timing());
        assertEquals(Period.ofDays(7), last.window().after());
    }

    @Test
    void aSiteGivesItsZone() {
        // When
        new SiteProjection(heard).project(example("site-opened.v1", "-"));

        // Then
        assertEquals(Map.of(HYU, ZoneId.of("Asia/Seoul")), heard.zones);
    }

    @Test
    void aSubjectIsFollowedFromRegistrationToTheEnd() {
        // Given
        var projection = new ParticipationProjection(heard);
        projection.project(example("subject-registered.v1", SUBJECT.toString()));
        projection.project(example("consent-obtained.v1", SUBJECT.toString()));

        // When
        projection.project(example("subject-enrolled.v1", SUBJECT.toString()));
        var enrolled = heard.participations.get(SUBJECT);
        projection.project(example("subject-completed.v1", SUBJECT.toString()));
        var completed = heard.participations.get(SUBJECT);

        // Then
        var consents = new Consents(List.of(new Consent(1, LocalDate.parse("2025-03-03"), null)));
        assertEquals(
                new Participation(
                        "HYU-001",
                        HYU,
                        Participation.Status.ENROLLED,
                        consents,
                        LocalDate.parse("2025-03-26"),
                        null,
                        "1.0"),
                enrolled);
        assertEquals(Optional.of("Completed"), Optional.ofNullable(completed).flatMap(Participation::standstill));
        assertEquals(
                Optional.of(LocalDate.parse("2026-05-27")),
                Optional.ofNullable(completed).map(Participation::endedOn));
    }

    @Test
    void everyOtherEndIsUnderstoodToo() {
        // Given
        var projection = new ParticipationProjection(heard);

        for (var end : Map.of(
                        "consent-withdrawn.v1", "Consent withdrawn",
                        "subject-screen-failed.v1", "Screen failure",
                        "subject-discontinued.v1", "Discontinued")
                .entrySet()) {
            projection.project(example("subject-registered.v1", SUBJECT.toString()));
            projection.project(example("consent-obtained.v1", SUBJECT.toString()));

            // When
            projection.project(example(end.getKey(), SUBJECT.toString()));

            // Then
            var ended = Optional.ofNullable(heard.participations.get(SUBJECT));
            assertEquals(Optional.of(end.getValue()), ended.flatMap(Participation::standstill));
        }
    }

    @Test
    void anAdministrationGivesItsDay() {
        // When
        new AdministrationProjection(heard).project(example("administration-recorded.v1", SUBJECT.toString()));

        // Then
        assertEquals(
                Doses.given(Map.of(new VisitId("cycle1-dose1"), LocalDate.parse("2025-04-03"))),
                heard.of(STUDY, SUBJECT));
    }

    @Test
    void nothingWasGiven() {
        // Given
        var heard = new Heard();

        // When
        new AdministrationProjection(heard).project(example("administration-omitted.v1", SUBJECT.toString()));

        // Then
        assertEquals(new Doses(Map.of(), Set.of(new VisitId("cycle1-dose2"))), heard.of(STUDY, SUBJECT));
    }

    private static Event example(String type, String subject) {
        return new Event(
                "0195a7c1-2f3b-7d4e-8a5b-000000000001",
                "enrollment",
                type,
                new ChainId(STUDY.value(), subject),
                null,
                1,
                "0",
                "0",
                Instant.parse("2026-01-05T09:00:00Z"),
                Topic.example(type));
    }

    /** What was heard, in memory. */
    private static final class Heard implements Schedules, Sites, Participations, Administrations {
        private final Map<String, ScheduleOfActivities> schedules = new HashMap<>();
        private final Map<SiteId, ZoneId> zones = new HashMap<>();
        private final Map<SubjectId, Participation> participations = new HashMap<>();
        private final Map<VisitId, LocalDate> administered = new HashMap<>();
        private final Set<VisitId> omitted = new HashSet<>();

        @Override
        public Optional<ScheduleOfActivities> find(StudyId study, String studyVersion) {
            return Optional.ofNullable(schedules.get(studyVersion));
        }

        @Override
        public void keep(StudyId study, ScheduleOfActivities schedule) {
            schedules.put(schedule.studyVersion(), schedule);
        }

        @Override
        public Optional<ZoneId> zoneOf(StudyId study, SiteId site) {
            return Optional.ofNullable(zones.get(site));
        }

        @Override
        public void keep(StudyId study, SiteId site, ZoneId zone) {
            zones.put(site, zone);
        }

        @Override
        public Optional<Participation> find(StudyId study, SubjectId subject) {
            return Optional.ofNullable(participations.get(subject));
        }

        @Override
        public void keep(StudyId study, SubjectId subject, Participation participation) {
            participations.put(subject, participation);
        }

        @Override
        public Doses of(StudyId study, SubjectId subject) {
            return new Doses(administered, omitted);
        }

        @Override
        public void given(StudyId study, SubjectId subject, VisitId visit, LocalDate administeredOn) {
            administered.put(visit, administeredOn);
        }

        @Override
        public void omitted(StudyId study, SubjectId subject, VisitId visit) {
            omitted.add(visit);
        }
    }
}
