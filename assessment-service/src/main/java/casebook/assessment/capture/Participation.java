package casebook.assessment.capture;

import casebook.kernel.identity.SiteId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the enrollment service says of a subject.
 *
 * @param number the subject number, for people
 * @param enrollment none until the subject has a slot of a cohort
 * @param disposition how participation ended; none while it goes on
 */
public record Participation(
        String number,
        SiteId site,
        List<Consent> consents,
        @Nullable Enrollment enrollment,
        @Nullable Disposition disposition) {

    public Participation {
        consents = List.copyOf(consents);
    }

    /**
     * Agreement to a version of the consent form.
     *
     * @param number counted from 1 for each subject
     * @param studyVersion the study version the subject agreed to
     */
    public record Consent(
            int number,
            LocalDate consentedOn,
            String studyVersion,
            @Nullable LocalDate withdrawnOn) {
        boolean holds() {
            return withdrawnOn == null;
        }

        Consent withdrawn(LocalDate on) {
            return new Consent(number, consentedOn, studyVersion, on);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(consentedOn) && (withdrawnOn == null || !day.isAfter(withdrawnOn));
        }
    }

    /** That the subject was allocated: to which cohort, and what one administration gives. */
    public record Enrollment(LocalDate enrolledOn, String cohort, String dosage) {}

    /** How and when participation ended. */
    public record Disposition(How how, LocalDate on) {
        public enum How {
            SCREEN_FAILED,
            DISCONTINUED,
            COMPLETED
        }
    }

    public static Participation registered(String number, SiteId site) {
        return new Participation(number, site, List.of(), null, null);
    }

    public Participation consented(Consent consent) {
        var others = consents.stream().filter(other -> other.number() != consent.number());
        return withConsents(Stream.concat(others, Stream.of(consent)).toList());
    }

    /** Who withdraws a consent no longer agrees to what they agreed to before it either. */
    public Participation withdrawn(int consent, LocalDate on) {
        return withConsents(consents.stream()
                .map(one -> one.number() <= consent && one.holds() ? one.withdrawn(on) : one)
                .toList());
    }

    private Participation withConsents(List<Consent> changed) {
        return new Participation(number, site, changed, enrollment, disposition);
    }

    public Participation enrolled(Enrollment enrolled) {
        return new Participation(number, site, consents, enrolled, disposition);
    }

    public Participation ended(Disposition ended) {
        return new Participation(number, site, consents, enrollment, ended);
    }

    /** The study version the subject is treated under: that of the latest consent, for an amendment needs a new one. */
    public Optional<String> studyVersion() {
        return consents.stream().max(Comparator.comparingInt(Consent::number)).map(Consent::studyVersion);
    }
}
