package casebook.kernel.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
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

    /** A list as those see it who are set by it, be it written in one, {@code a,b}, or one by one, {@code name[0]}. */
    static List<String> list(Config settings, String name) {
        return settings.unwrap(SmallRyeConfig.class).getOptionalValues(name, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
    }
}
