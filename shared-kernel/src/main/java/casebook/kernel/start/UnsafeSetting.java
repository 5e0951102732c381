package casebook.kernel.start;

/**
 * Something that production must not be started with.
 *
 * @param fault how it is set now, by the name that an operator sets it by; never the value of a secret
 * @param consequence what could happen
 * @param remedy what to do, as an order
 */
public record UnsafeSetting(String fault, String consequence, String remedy) {

    String sentence() {
        return "%s, so that %s: %s.".formatted(fault, consequence, remedy);
    }
}
