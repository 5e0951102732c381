package casebook.gateway;

import casebook.kernel.start.Main;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the gateway's process begins. */
@QuarkusMain(name = "gateway")
public final class Gateway {
    private Gateway() {}

    public static void main(String... arguments) {
        refuseInOurWords();
        Main.main(arguments);
    }

    /**
     * An address that is none ({@code %zz}) is otherwise refused by Quarkus before any step of ours: without a problem, and without a
     * line in the access log. The front door makes the same check first of all.
     */
    public static void refuseInOurWords() {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
