package casebook.kernel.start;

import static casebook.kernel.start.Profile.VARIABLE;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Every reason why this must not start, at once: an operator mends them together, not one start after another. */
final class SafeStart {
    private SafeStart() {}

    /** The kernel's rules, and those of whoever else is on the class path. */
    static List<UnsafeSetting> reasons(Config settings) {
        return reasons(
                settings,
                Stream.concat(
                                ProviderRules.ALL.stream(),
                                ServiceLoader.load(StartRule.class, StartRule.class.getClassLoader()).stream()
                                        .map(ServiceLoader.Provider::get))
                        .toList());
    }

    static List<UnsafeSetting> reasons(Config settings, List<StartRule> rules) {
        return Profile.of(settings)
                .map(profile -> switch (profile) {
                    case DEMO -> List.<UnsafeSetting>of();
                    case PRODUCTION ->
                        rules.stream().flatMap(rule -> rule.broken(settings)).toList();
                })
                .orElseGet(() -> List.of(new UnsafeSetting(
                        VARIABLE + " is a word that is not known",
                        "nobody can tell which settings are safe",
                        "set it to production, or to demo for made-up data alone")));
    }

    /** A line of what is refused, then one sentence for each reason. */
    static String told(String name, List<UnsafeSetting> reasons) {
        return reasons.stream()
                .map(reason -> "  " + reason.sentence())
                .reduce(
                        "%s does not start, since in production this is unsafe (for made-up data alone: %s=%s):"
                                .formatted(name, VARIABLE, Profile.DEMO.wireName()),
                        (said, next) -> said + System.lineSeparator() + next);
    }
}
