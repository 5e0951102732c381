package casebook.scheduling.plan;

import casebook.kernel.identity.SiteId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a subject is in the study, as enrollment said.
 *
 * @param number the subject number, for people
 * @param consents the day of each consent that holds, by its number
 * @param studyVersion the version of the protocol consented to last; none before the first consent
 */
public record Participation(
        String number,
        SiteId site,
        Status status,
        SortedMap<Integer, LocalDate> consents,
        @Nullable LocalDate enrolledOn,
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
        return new Participation(number, site, Status.REGISTERED, new TreeMap<>(), null, null);
    }

    public Participation consented(int consent, LocalDate on, String version) {
        var holding = new TreeMap<>(consents);
        holding.put(consent, on);
        var next = status == Status.REGISTERED ? Status.IN_SCREENING : status;
        return new Participation(number, site, next, holding, enrolledOn, version);
    }

    public Participation withdrawn(int consent) {
        var holding = new TreeMap<>(consents);
        holding.remove(consent);
        return new Participation(number, site, status, holding, enrolledOn, studyVersion);
    }

    public Participation enrolled(LocalDate on, String version) {
        return new Participation(number, site, Status.ENROLLED, consents, on, version);
    }

    public Participation ended(Status how) {
        return new Participation(number, site, how, consents, enrolledOn, studyVersion);
    }

    /** The day of the first consent that still holds; run-in counts from it. */
    public Optional<LocalDate> consentedOn() {
        return consents.values().stream().min(Comparator.naturalOrder());
    }

    /** Why nothing more is planned or recorded for the subject; none while they take part. */
    public Optional<String> standstill() {
        if (status.over()) {
            return Optional.of(status.words);
        }
        if (!consents.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(status == Status.REGISTERED ? "No consent yet" : "Consent withdrawn");
    }
}
