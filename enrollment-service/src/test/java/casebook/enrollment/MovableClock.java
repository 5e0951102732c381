package casebook.enrollment;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The service's clock, which a test can put forward or stop; it goes right as long as none does. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    public void putForward(Duration by) {
        ahead = ahead.plus(by);
    }

    public void stopAt(Instant instant) {
        stopped = instant;
    }

    public void putRight() {
        ahead = Duration.ZERO;
        stopped = null;
    }

    @Override
    public Instant instant() {
        var standing = stopped;
        return standing == null ? Clock.systemUTC().instant().plus(ahead) : standing;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var standing = stopped;
        return standing == null ? Clock.offset(Clock.system(zone), ahead) : Clock.fixed(standing, zone);
    }
}
