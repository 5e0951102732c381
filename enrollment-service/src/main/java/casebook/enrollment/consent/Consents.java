package casebook.enrollment.consent;

import casebook.enrollment.consent.Consent.Giver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All consents of one subject, the oldest first: at least one. A subject consents again when the protocol is amended, or
 * after a withdrawal.
 *
 * <p>A withdrawal ends the consent it names and every earlier one that still stands, on its day: nobody who withdrew is
 * left with an older consent. So the latest consent alone says whether the subject agrees.
 *
 * <p>A consent opens the run-in if it is the first, or if every one before it had ended by its day (the very day counts). The
 * run-in counts from the last consent that opened one: consenting again to an amendment never lengthens it, consenting
 * again after a withdrawal begins a new one.
 */
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

    /** Ends this consent and every earlier one that stands. */
    public Consents withdrawn(int number, LocalDate on) {
        return new Consents(all.stream()
                .map(consent -> consent.number() <= number && consent.stands() ? consent.withdrawn(on) : consent)
                .toList());
    }

    /** The consents after this one that were given on that day or later: on that day nobody withdrew for good. */
    public List<Consent> givenSince(int number, LocalDate day) {
        return all.stream()
                .filter(consent ->
                        consent.number() > number && !consent.consentedOn().isBefore(day))
                .toList();
    }

    public Optional<Consent> find(int number) {
        return all.stream().filter(consent -> consent.number() == number).findFirst();
    }

    public Consent latest() {
        return all.getLast();
    }

    /** Whether the subject still agrees: data may be taken only while the latest consent stands. */
    public boolean stand() {
        return latest().stands();
    }

    /** The day of the last withdrawal; none while nothing was withdrawn. */
    public Optional<LocalDate> lastWithdrawnOn() {
        return all.stream()
                .flatMap(consent -> Stream.ofNullable(consent.withdrawnOn()))
                .max(Comparator.naturalOrder());
    }

    /** The consent that the run-in counts from. */
    public Consent opening() {
        var opening = all.getFirst();
        for (int i = 1; i < all.size(); i++) {
            var consent = all.get(i);
            if (all.subList(0, i).stream().allMatch(earlier -> earlier.endedBy(consent))) {
                opening = consent;
            }
        }
        return opening;
    }
}
