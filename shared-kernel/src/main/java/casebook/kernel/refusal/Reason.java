package casebook.kernel.refusal;

/**
 * One reason of a refusal.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the request, or the empty text for the request as a whole
 * @param code stable, for programs: lower-case words with hyphens
 * @param message one sentence for people, without clinical values
 */
public record Reason(String pointer, String code, String message) {

    public static Reason of(String code, String message) {
        return new Reason("", code, message);
    }

    public static Reason at(String pointer, String code, String message) {
        return new Reason(pointer, code, message);
    }
}
