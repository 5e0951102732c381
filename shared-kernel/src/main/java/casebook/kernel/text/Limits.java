package casebook.kernel.text;

/**
 * How much one request may say, the same in every service: far more than anybody writes, and far less than what makes a
 * record too large to be published. Lengths are in characters (code points), as {@code maxLength} of JSON Schema counts.
 */
public final class Limits {
    /** An id or a version, such as of a consent form; the schema of studies has no longer id. */
    public static final int WORD = 64;

    /** What something is called, in a line. */
    public static final int NAME = 200;

    /** A reason, in sentences; no text of a protocol is longer either, as the schema of studies has them. */
    public static final int TEXT = 1000;

    /** What a form takes down of what somebody said. */
    public static final int ANSWER = 4000;

    /** Reasons of one act. */
    public static final int REASONS = 20;

    /** Criteria of a study, as the schema of studies has them. */
    public static final int CRITERIA = 198;

    /** Items of a form, as the schema of studies has them. */
    public static final int ITEMS = 500;

    private Limits() {}
}
