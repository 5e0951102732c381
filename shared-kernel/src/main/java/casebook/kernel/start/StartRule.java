package casebook.kernel.start;

import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Finds what production must not be started with. The kernel has rules of its own; who brings further settings brings a rule
 * for them, named in {@code META-INF/services}. It is asked before anything runs, so it has nothing but the settings.
 */
@FunctionalInterface
public interface StartRule {

    /** Nothing, where all is safe. */
    Stream<UnsafeSetting> broken(Config settings);
}
