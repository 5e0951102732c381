package casebook.scheduling.plan;

import java.util.regex.Pattern;

/** A visit's name in the study definition and in paths, such as {@code cycle1-dose1}; unique among a subject's visits. */
public record VisitId(String value) implements Comparable<VisitId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException when the value has another form */
    public VisitId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A visit id has lower-case words joined by hyphens, at most 64 characters");
        }
    }

    @Override
    public int compareTo(VisitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
