package casebook.enrollment.consent;

import casebook.enrollment.consent.Consent.Giver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All consents of one subject, the oldest first: at least one. A subject consents again when the protocol is amended. */
public record Consents(List<Consent> all) {

    /** @throws IllegalArgumentException without a consent */
    public Consents {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no consent");
        }
    }

    public static Consents first(String formVersion, LocalDate on, Giver by, String studyVersion) {
        return new Consents(List.of(new Consent(1, formVersion, on, by, studyVersion, null)));
    }

    public Consents and(String formVersion, LocalDate on, Giver by, String studyVersion) {
        var more = new ArrayList<>(all);
        more.add(new Consent(all.size() + 1, formVersion, on, by, studyVersion, null));
        return new Consents(more);
    }

    public Consents withdrawn(int number, LocalDate on) {
        return new Consents(all.stream()
                .map(consent -> consent.number() == number ? consent.withdrawn(on) : consent)
                .toList());
    }

    public Optional<Consent> find(int number) {
        return all.stream().filter(consent -> consent.number() == number).findFirst();
    }

    public Consent latest() {
        return all.getLast();
    }

    /** Whether the subject still agrees: data may be taken only while one consent stands. */
    public boolean stand() {
        return all.stream().anyMatch(Consent::stands);
    }

    /**
     * The consent that opened the run-in: the first one, unless all before a later one had ended by then. Consenting again
     * to an amendment therefore never lengthens a run-in.
     */
    public Consent opening() {
        var opening = all.getFirst();
        for (var consent : all) {
            if (all.stream().limit(consent.number() - 1L).allMatch(earlier -> earlier.endedBefore(consent))) {
                opening = consent;
            }
        }
        return opening;
    }
}
