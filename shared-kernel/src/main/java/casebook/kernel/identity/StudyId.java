package casebook.kernel.identity;

import java.util.regex.Pattern;

/** The study's short name in paths and events: lower-case letters, digits and hyphens, 2 to 60 characters. */
public record StudyId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    /** @throws IllegalArgumentException when the value has another form */
    public StudyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A study id has 2 to 60 of a-z, 0-9 and -, and starts with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
