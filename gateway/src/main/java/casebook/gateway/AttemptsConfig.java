package casebook.gateway;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From when on attempts at unauthorised use are reported. */
public interface AttemptsConfig {

    /** Of one address within the window. Many users may share one, whose tokens expire; less than what is let in unauthenticated. */
    @WithDefault("50")
    int ofAddress();

    /** Of one user within the window, wherever they call from. */
    @WithDefault("20")
    int ofUser();

    /** Within what time, and how long until the same origin is reported again. */
    @WithDefault("5m")
    Duration window();
}
