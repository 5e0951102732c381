package casebook.kernel.identity;

import java.util.regex.Pattern;

/** A site's code, as it begins the numbers of its subjects: capital letters and digits, 2 to 10 characters. */
public record SiteId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

    /** @throws IllegalArgumentException when the value has another form */
    public SiteId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A site id has 2 to 10 of A-Z and 0-9, and starts with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
