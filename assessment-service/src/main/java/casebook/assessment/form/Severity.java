package casebook.assessment.form;

/** How much it matters that an edit check does not hold. */
public enum Severity {
    /** The form cannot be completed. */
    ERROR("error"),
    /** The finding is kept beside the answers. */
    WARNING("warning");

    private final String wireName;

    Severity(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * The severity of that name.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static Severity of(String wireName) {
        return switch (wireName) {
            case "error" -> ERROR;
            case "warning" -> WARNING;
            default -> throw new IllegalArgumentException("There is no severity " + wireName);
        };
    }
}
