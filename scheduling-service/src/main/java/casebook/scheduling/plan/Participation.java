package casebook.scheduling.plan;

import casebook.kernel.identity.SiteId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a subject is in the study, as enrollment said.
 *
 * @param number the subject number, for people
 * @param endedOn the last day of participation; none while it goes on
 * @param studyVersion the version of the protocol consented to last; none before the first consent
 */
public record Participation(
        String number,
        SiteId site,
        Status status,
        Consents consents,
        @Nullable LocalDate enrolledOn,
        @Nullable LocalDate endedOn,
        @Nullable String studyVersion) {

    /** From registration to one of three ends. */
    public enum Status {
        REGISTERED("Registered"),
        IN_SCREENING("In screening"),
        ENROLLED("Enrolled"),
        SCREEN_FAILED("Screen failure"),
        DISCONTINUED("Discontinued"),
        COMPLETED("Completed");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        boolean over() {
            return this == SCREEN_FAILED || this == DISCONTINUED || this == COMPLETED;
        }
    }

    public static Participation registered(String number, SiteId site) {
        return new Participation(number, site, Status.REGISTERED, Consents.NONE, null, null, null);
    }

    public Participation consented(int consent, LocalDate on, String version) {
        var next = status == Status.REGISTERED ? Status.IN_SCREENING : status;
        var more = consents.and(new Consent(consent, on, null));
        return new Participation(number, site, next, more, enrolledOn, endedOn, version);
    }

    public Participation withdrawn(int consent, LocalDate on) {
        var fewer = consents.withdrawn(consent, on);
        return new Participation(number, site, status, fewer, enrolledOn, endedOn, studyVersion);
    }

    public Participation enrolled(LocalDate on, String version) {
        return new Participation(number, site, Status.ENROLLED, consents, on, endedOn, version);
    }

    public Participation ended(Status how, LocalDate on) {
        return new Participation(number, site, how, consents, enrolledOn, on, studyVersion);
    }

    /** The day of the consent that opened the run-in. */
    public Optional<LocalDate> consentedOn() {
        return consents.opening().map(Consent::consentedOn);
    }

    public boolean over() {
        return status.over();
    }

    /** Whether what happens on a day comes after the end; without a day, whether anything still to come does. */
    public boolean overBefore(@Nullable LocalDate day) {
        return over() && (day == null || endedOn == null || day.isAfter(endedOn));
    }

    /** Why the protocol wants nothing more of the subject; none while they take part. */
    public Optional<String> standstill() {
        if (over()) {
            return Optional.of(status.words);
        }
        if (consents.stand()) {
            return Optional.empty();
        }
        return Optional.of(consents.given() ? "Consent withdrawn" : "No consent yet");
    }
}
