package casebook.kernel.http;

import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;

/** Tells failures that pass by themselves, such as of a store that is away, from faults of ours. One for each kind of part. */
@FunctionalInterface
public interface Outages {
    /**
     * The refusal that this cause stands for; none where it is no outage.
     *
     * @param cause one link of the chain of causes
     */
    Optional<Refused> of(Throwable cause);

    /** The refusal that the first outage among all that led to this failure stands for; none where there is none. */
    static Optional<Refused> behind(Throwable failure, List<Outages> kinds) {
        return new Causes(failure)
                .all().stream()
                        .flatMap(cause -> kinds.stream()
                                .flatMap(kind -> kind.of(cause).stream())
                                .limit(1))
                        .findFirst();
    }
}
