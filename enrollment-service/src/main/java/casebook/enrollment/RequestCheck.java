package casebook.enrollment;

import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body field by field and notes every fault; {@link #refuse} tells them all. What is faulty is read as
 * something harmless until then.
 */
public final class RequestCheck {
    private static final SiteId NO_SITE = new SiteId("NONE");

    private final List<Reason> faults = new ArrayList<>();

    /** @throws Refused malformed, when there is no body */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "body-missing", "The request has no body.");
        }
        return body;
    }

    /** A text of one line, such as a name, of 1 to so many characters. */
    public String line(String pointer, @Nullable String value, int longest) {
        return checked(value, WrittenText.line(pointer, value, longest));
    }

    /** A line that may be left out, but says something if it is there. */
    public @Nullable String optionalLine(String pointer, @Nullable String value, int longest) {
        return value == null ? null : checked(value, WrittenText.optionalLine(pointer, value, longest));
    }

    /** A text of one or more lines, such as a reason, of 1 to so many characters. */
    public String lines(String pointer, @Nullable String value, int longest) {
        return checked(value, WrittenText.lines(pointer, value, longest));
    }

    private String checked(@Nullable String value, Stream<Reason> against) {
        against.forEach(this::fault);
        return value == null ? "" : value;
    }

    public LocalDate date(String pointer, @Nullable LocalDate value) {
        return given(pointer, value, LocalDate.EPOCH);
    }

    public SiteId site(String pointer, @Nullable String value) {
        try {
            return new SiteId(line(pointer, value, Limits.WORD));
        } catch (IllegalArgumentException e) {
            return WrittenText.isBlank(value)
                    ? NO_SITE
                    : faulty(pointer, "no-site-id", String.valueOf(e.getMessage()), NO_SITE);
        }
    }

    /** Any value that must be there. */
    public <T> T given(String pointer, @Nullable T value, T harmless) {
        return value == null ? faulty(pointer, "required", "This is required.", harmless) : value;
    }

    /** A list with so many values at most; of a longer one nothing is read. */
    public <T> List<T> list(String pointer, @Nullable List<T> values, int most) {
        var given = values == null ? List.<T>of() : values;
        return given.size() > most
                ? faulty(pointer, "too-many", "There are at most " + most + " of these.", List.of())
                : given;
    }

    /** One of a few words. */
    public <T> T word(String pointer, @Nullable String value, T[] allowed, Function<T, String> word) {
        Map<String, T> words = Stream.of(allowed).collect(Collectors.toMap(word, one -> one));
        var meant = value == null ? null : words.get(value);
        return meant == null
                ? faulty(pointer, "unknown-value", "One of: " + String.join(", ", words.keySet()) + ".", allowed[0])
                : meant;
    }

    public void fault(Reason fault) {
        faults.add(fault);
    }

    /** @throws Refused invalid content, when anything was at fault */
    public void refuse() {
        Refused.ifAny(ProblemType.INVALID_CONTENT, faults);
    }

    private <T> T faulty(String pointer, String code, String message, T harmless) {
        faults.add(Reason.at(pointer, code, message));
        return harmless;
    }
}
