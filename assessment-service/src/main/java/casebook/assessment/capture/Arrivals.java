package casebook.assessment.capture;

import java.util.Optional;
import java.util.function.Supplier;

/** Looks for what may still be on its way from another service: a while, if the caller has reason to expect it, else once. */
public interface Arrivals {
    <T> Optional<T> find(Supplier<Optional<T>> lookup);

    /** Whether the caller has reason to expect it. */
    boolean expected();
}
