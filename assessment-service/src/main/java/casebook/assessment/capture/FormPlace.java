package casebook.assessment.capture;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a form belongs: a subject's visit, which of its forms, and which repeat of it.
 *
 * @param repeat counted from 1 within the visit (ODM form repeat key); 1 for a form that does not repeat
 */
public record FormPlace(SubjectKey subject, String visit, String form, int repeat) {
    /** The most repeats of a form within one visit. */
    static final int MOST = 999;

    private static final Pattern ADDRESS =
            Pattern.compile("([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:\\.([2-9]|[1-9][0-9]{1,2}))?");

    /** The place that a path names: {@code adverse-event}, then {@code adverse-event.2}; none where it can name no form. */
    public static Optional<FormPlace> of(SubjectKey subject, String visit, String address) {
        var parts = ADDRESS.matcher(address);
        return parts.matches()
                ? Optional.of(new FormPlace(
                        subject, visit, parts.group(1), parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** As a path names it. */
    public String address() {
        return repeat == 1 ? form : form + "." + repeat;
    }

    FormPlace repeat(int another) {
        return new FormPlace(subject, visit, form, another);
    }
}
