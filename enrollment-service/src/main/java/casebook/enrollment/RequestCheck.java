package casebook.enrollment;

import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
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
    private static final int LONGEST_SITE = 10;
    private static final SiteId NO_SITE = new SiteId("NONE");

    private final List<Reason> faults = new ArrayList<>();

    /** @throws Refused malformed, when there is no body */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new Refused(ProblemType.MALFORMED_REQUEST, "body-missing", "The request has no body.");
        }
        return body;
    }

    /** Text of 1 to so many characters. */
    public String text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return faulty(pointer, "required", "This is required.", "");
        }
        return value.length() > longest
                ? faulty(pointer, "too-long", "This has at most " + longest + " characters.", value)
                : value;
    }

    public LocalDate date(String pointer, @Nullable LocalDate value) {
        return given(pointer, value, LocalDate.EPOCH);
    }

    public SiteId site(String pointer, @Nullable String value) {
        try {
            return new SiteId(text(pointer, value, LONGEST_SITE));
        } catch (IllegalArgumentException e) {
            return value == null || value.isBlank()
                    ? NO_SITE
                    : faulty(pointer, "no-site-id", String.valueOf(e.getMessage()), NO_SITE);
        }
    }

    /** Any value that must be there. */
    public <T> T given(String pointer, @Nullable T value, T harmless) {
        return value == null ? faulty(pointer, "required", "This is required.", harmless) : value;
    }

    /** A list of texts, each of 1 to so many characters. */
    public List<String> texts(String pointer, @Nullable List<@Nullable String> values, int fewest, int longest) {
        var given = values == null ? List.<@Nullable String>of() : values;
        if (given.size() < fewest) {
            faulty(pointer, "required", "At least " + fewest + " is required.", "");
        }
        var texts = new ArrayList<String>();
        for (var value : given) {
            texts.add(text(pointer + "/" + texts.size(), value, longest));
        }
        return texts;
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
