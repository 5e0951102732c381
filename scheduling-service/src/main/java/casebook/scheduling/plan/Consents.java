package casebook.scheduling.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All consents of one subject, the oldest first, also those that were withdrawn; none before the first. */
public record Consents(List<Consent> all) {
    public static final Consents NONE = new Consents(List.of());

    public Consents {
        all = all.stream().sorted(Comparator.comparingInt(Consent::number)).toList();
    }

    Consents and(Consent consent) {
        var others = all.stream().filter(other -> other.number() != consent.number());
        return new Consents(Stream.concat(others, Stream.of(consent)).toList());
    }

    /** Who withdraws a consent no longer agrees to what they agreed to before it either. */
    Consents withdrawn(int number, LocalDate on) {
        return new Consents(all.stream()
                .map(consent -> consent.number() <= number && consent.stands() ? consent.withdrawn(on) : consent)
                .toList());
    }

    public boolean given() {
        return !all.isEmpty();
    }

    /** Whether the subject still agrees. */
    public boolean stand() {
        return all.stream().anyMatch(Consent::stands);
    }

    public boolean cover(LocalDate day) {
        return all.stream().anyMatch(consent -> consent.covers(day));
    }

    /**
     * The consent that opened the run-in: the first one, unless all before a later one had ended by then. Consenting again
     * to an amendment therefore never lengthens a run-in.
     */
    Optional<Consent> opening() {
        return all.stream()
                .filter(consent -> all.stream()
                        .takeWhile(earlier -> earlier.number() < consent.number())
                        .allMatch(earlier -> earlier.endedBefore(consent)))
                .reduce((_, later) -> later);
    }
}
