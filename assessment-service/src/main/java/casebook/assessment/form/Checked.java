package casebook.assessment.form;

/** What became of one given answer. */
sealed interface Checked {

    /** It fits its item, and is now in the one form in which answers are kept. */
    record Accepted(Object value) implements Checked {}

    /** It does not fit its item. */
    record Rejected(String code, String message) implements Checked {}
}
