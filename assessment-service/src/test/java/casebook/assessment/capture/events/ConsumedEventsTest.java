package casebook.assessment.capture.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebook.assessment.capture.AtVisit;
import casebook.assessment.capture.Participation;
import casebook.assessment.capture.Participation.Consent;
import casebook.assessment.capture.Participation.Disposition;
import casebook.assessment.capture.Participation.Disposition.How;
import casebook.assessment.capture.Participation.Enrollment;
import casebook.assessment.capture.Sites;
import casebook.assessment.capture.Subject;
import casebook.assessment.capture.SubjectKey;
import casebook.assessment.capture.Subjects;
import casebook.assessment.capture.Visit;
import casebook.assessment.capture.Visits;
import casebook.journal.audit.ChainHash;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Event;
import casebook.journal.testing.Topic;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this service hears is read from the contracts' golden examples. */
class ConsumedEventsTest {
    private static final StudyId STUDY = new StudyId("hynrcs-allo-als-02");
    private static final SiteId HYU = new SiteId("HYU");
    private static final SubjectKey SUBJECT =
            new SubjectKey(STUDY, SubjectId.of("0195a7c1-2f3b-7d4e-8a5b-6c7d8e9f0a1b"));

    private final InMemory copies = new InMemory();
    private final ParticipationProjection participation = new ParticipationProjection(copies);
    private final VisitProjection visits = new VisitProjection(copies);

    private static Event example(String type, String subject) {
        return new Event(
                "1",
                "enrollment",
                type,
                new ChainId(STUDY.value(), subject),
                "HYU",
                1,
                ChainHash.GENESIS,
                ChainHash.GENESIS,
                Instant.EPOCH,
                Topic.example(type));
    }

    private static Event ofSubject(String type) {
        return example(type, SUBJECT.subject().toString());
    }

    @Test
    void aSubjectIsRegisteredConsentsAndEnrolls() {
        // Given
        participation.project(ofSubject("subject-registered.v1"));
        participation.project(ofSubject("consent-obtained.v1"));

        // When
        participation.project(ofSubject("subject-enrolled.v1"));

        // Then
        var known = copies.participation(SUBJECT).orElseThrow();
        assertEquals(List.of(new Consent(1, LocalDate.of(2025, 3, 3), "1.0", null)), known.consents());
        assertEquals(HYU, known.site());
        assertEquals(new Enrollment(LocalDate.of(2025, 3, 26), "cohort-1", "cells-1e6-per-kg"), known.enrollment());
    }

    @Test
    void aConsentIsWithdrawn() {
        // Given
        participation.project(ofSubject("subject-registered.v1"));
        participation.project(ofSubject("consent-obtained.v1"));

        // When
        participation.project(ofSubject("consent-withdrawn.v1"));

        // Then
        var consent = copies.participation(SUBJECT).orElseThrow().consents().getFirst();
        assertEquals(LocalDate.of(2025, 9, 15), consent.withdrawnOn());
    }

    @ParameterizedTest
    @CsvSource({
        "subject-screen-failed.v1,SCREEN_FAILED,2025-04-02",
        "subject-discontinued.v1,DISCONTINUED,2025-09-15",
        "subject-completed.v1,COMPLETED,2026-05-27"
    })
    void participationEnds(String type, How how, LocalDate on) {
        // Given
        participation.project(ofSubject("subject-registered.v1"));

        // When
        participation.project(ofSubject(type));

        // Then
        assertEquals(
                new Disposition(how, on),
                copies.participation(SUBJECT).orElseThrow().disposition());
    }

    @Test
    void aFactOfASubjectThatWasNeverRegisteredIsNotTakenIn() {
        // Given
        var early = ofSubject("consent-obtained.v1");

        // When
        var thrown = assertThrows(IllegalStateException.class, () -> participation.project(early));

        // Then
        assertEquals("The subject was never registered", thrown.getMessage());
    }

    @Test
    void visitsArePlannedAndWhatBecomesOfThemIsKept() {
        // Given
        visits.project(ofSubject("visits-planned.v1"));

        // When
        visits.project(ofSubject("visit-occurred.v1"));
        visits.project(ofSubject("visit-missed.v1"));
        visits.project(ofSubject("visit-cancelled.v1"));

        // Then
        var known = copies.visits(SUBJECT);
        assertEquals(
                Optional.of(Visit.planned(
                        "cycle1-dose2",
                        List.of("vital-signs", "alsfrs-r", "administration"),
                        LocalDate.of(2025, 5, 1))),
                known.find("cycle1-dose2"));
        assertEquals(
                Optional.of(Visit.Status.OCCURRED), known.find("cycle1-dose1").map(Visit::status));
        assertEquals(
                Optional.of(Visit.Status.MISSED),
                known.find("cycle1-telephone-2m").map(Visit::status));
        assertEquals(
                Optional.of(Visit.Status.CANCELLED), known.find("cycle2-dose1").map(Visit::status));
    }

    @Test
    void aSiteHasItsZone() {
        // Given
        var opened = example("site-opened.v1", ChainId.STUDY_ITSELF);

        // When
        new SiteProjection(copies).project(opened);

        // Then
        assertEquals(Optional.of(ZoneId.of("Asia/Seoul")), copies.zone(STUDY, HYU));
    }

    /** Copies without a store. */
    private static final class InMemory implements Subjects, Sites {
        private final Map<SubjectKey, Participation> participations = new HashMap<>();
        private final Map<String, Visit> visits = new LinkedHashMap<>();
        private final Map<SiteId, ZoneId> zones = new HashMap<>();

        @Override
        public Optional<Subject> find(SubjectKey subject) {
            return participation(subject).map(known -> new Subject(known, visits(subject)));
        }

        @Override
        public Optional<AtVisit> at(SubjectKey subject, String visit) {
            return participation(subject)
                    .map(known -> new AtVisit(known, visit(subject, visit).orElse(null)));
        }

        @Override
        public Optional<Participation> participation(SubjectKey subject) {
            return Optional.ofNullable(participations.get(subject));
        }

        @Override
        public Visits visits(SubjectKey subject) {
            return new Visits(List.copyOf(visits.values()));
        }

        @Override
        public Optional<Visit> visit(SubjectKey subject, String visit) {
            return Optional.ofNullable(visits.get(visit));
        }

        @Override
        public void keep(SubjectKey subject, Participation participation) {
            participations.put(subject, participation);
        }

        @Override
        public void keep(SubjectKey subject, Visit visit) {
            visits.put(visit.id(), visit);
        }

        @Override
        public Optional<ZoneId> zone(StudyId study, SiteId site) {
            return Optional.ofNullable(zones.get(site));
        }

        @Override
        public void keep(StudyId study, SiteId site, ZoneId zone) {
            zones.put(site, zone);
        }
    }
}
