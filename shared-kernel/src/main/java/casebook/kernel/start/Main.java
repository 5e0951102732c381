package casebook.kernel.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * The first that runs of each service and of the gateway. What is unsafe is refused here, before a connection is opened or a
 * table made with it.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var settings = ConfigUtils.configBuilder().build();
        var reasons = SafeStart.reasons(settings);
        if (reasons.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            System.err.println(SafeStart.told(settings.getValue("quarkus.application.name", String.class), reasons));
            System.exit(1);
        }
    }
}
