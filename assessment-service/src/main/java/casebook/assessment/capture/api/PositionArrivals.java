package casebook.assessment.capture.api;

import casebook.assessment.capture.Arrivals;
import casebook.journal.http.Positions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits only when the request carried a position, and so knows of something that may not have arrived. */
@Singleton
class PositionArrivals implements Arrivals {
    private final Positions positions;

    PositionArrivals(Positions positions) {
        this.positions = positions;
    }

    @Override
    public <T> Optional<T> find(Supplier<Optional<T>> lookup) {
        return positions.find(lookup);
    }

    @Override
    public boolean expected() {
        return positions.carried();
    }
}
