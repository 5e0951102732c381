package casebook.scheduling.plan.store;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Consent;
import casebook.scheduling.plan.Consents;
import casebook.scheduling.plan.Participation;
import casebook.scheduling.plan.Participations;
import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Participations as copies, one per subject. */
@ApplicationScoped
class CopiedParticipations implements Participations {
    private static final String KIND = "participation";
    private static final String ONLY = "-";
    private final Copies copies;

    CopiedParticipations(Copies copies) {
        this.copies = copies;
    }

    /**
     * A participation as it is kept. {@code stage} is what copies say that were kept under that word.
     *
     * @param consents the day of each consent by its number
     * @param withdrawals the day of its withdrawal; none in a copy made by an earlier release
     */
    record ParticipationCopy(
            String number,
            String site,
            @JsonAlias("stage") Participation.Status status,
            Map<Integer, LocalDate> consents,
            @Nullable Map<Integer, LocalDate> withdrawals,
            @Nullable LocalDate enrolledOn,
            @Nullable LocalDate endedOn,
            @Nullable String studyVersion) {
        static ParticipationCopy of(Participation participation) {
            return new ParticipationCopy(
                    participation.number(),
                    participation.site().value(),
                    participation.status(),
                    consents(participation.consents()),
                    withdrawals(participation.consents()),
                    participation.enrolledOn(),
                    participation.endedOn(),
                    participation.studyVersion());
        }

        Participation toDomain() {
            var ended = withdrawals == null ? Map.<Integer, LocalDate>of() : withdrawals;
            var all = consents.entrySet().stream()
                    .map(entry -> new Consent(entry.getKey(), entry.getValue(), ended.get(entry.getKey())))
                    .toList();
            return new Participation(
                    number, new SiteId(site), status, new Consents(all), enrolledOn, endedOn, studyVersion);
        }

        private static Map<Integer, LocalDate> consents(Consents consents) {
            var days = new TreeMap<Integer, LocalDate>();
            consents.all().forEach(consent -> days.put(consent.number(), consent.consentedOn()));
            return days;
        }

        private static Map<Integer, LocalDate> withdrawals(Consents consents) {
            var days = new TreeMap<Integer, LocalDate>();
            for (var consent : consents.all()) {
                if (consent.withdrawnOn() != null) {
                    days.put(consent.number(), consent.withdrawnOn());
                }
            }
            return days;
        }
    }

    @Override
    public Optional<Participation> find(StudyId study, SubjectId subject) {
        return copies.find(KIND, ChainId.of(study, subject), ONLY, ParticipationCopy.class)
                .map(ParticipationCopy::toDomain);
    }

    @Override
    public void keep(StudyId study, SubjectId subject, Participation participation) {
        copies.put(KIND, ChainId.of(study, subject), ONLY, ParticipationCopy.of(participation));
    }
}
