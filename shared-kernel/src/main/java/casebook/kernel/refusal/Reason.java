package casebook.kernel.refusal;

/**
 * One reason of a refusal.
 *
 * @param pointer JSON pointer (RFC 6901) to the place in the request, or the empty text for the request as a whole
 * @param code stable, for programs: lower-case words with hyphens
 * @param message one sentence for people, without clinical values
 */
public record Reason(String pointer, String code, String message) {
    /** Characters. Where a caller's own name for something is longer, the pointer names what that stands in, and repeats nothing. */
    static final int LONGEST_POINTER = 500;

    public Reason {
        while (pointer.length() > LONGEST_POINTER) {
            pointer = pointer.substring(0, Math.max(pointer.lastIndexOf('/'), 0));
        }
    }

    public static Reason of(String code, String message) {
        return new Reason("", code, message);
    }

    public static Reason at(String pointer, String code, String message) {
        return new Reason(pointer, code, message);
    }
}
