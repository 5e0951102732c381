package casebook.embedded;

/** A server or service could not start; the message is one sentence that names the remedy or the log to read. */
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public StartFailed(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public StartFailed(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
