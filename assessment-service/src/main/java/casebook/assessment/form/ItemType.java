package casebook.assessment.form;

import casebook.assessment.form.Checked.Accepted;
import casebook.assessment.form.Checked.Rejected;
import casebook.kernel.rule.Rule;
import casebook.kernel.text.Limits;
import casebook.kernel.text.WrittenText;
import casebook.kernel.time.PartialDate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** What an answer looks like, as JSON has it and as rules see it. */
public enum ItemType {
    INTEGER(Rule.Type.INTEGER, ItemType::whole),
    DECIMAL(Rule.Type.DECIMAL, ItemType::decimal),
    TEXT(Rule.Type.TEXT, ItemType::text),
    BOOLEAN(Rule.Type.BOOLEAN, ItemType::truth),
    DATE(Rule.Type.DATE, ItemType::date),
    PARTIAL_DATE(Rule.Type.DATE, ItemType::partialDate),
    CODE(Rule.Type.TEXT, ItemType::text);

    /** Beyond it JSON's readers no longer agree on a whole number (RFC 8259, section 6). */
    private static final BigInteger LARGEST = BigInteger.valueOf(9_007_199_254_740_991L);

    /** A record's hash tells decimals apart to this many significant digits, so no more are taken (RFC 8785). */
    private static final int DIGITS = 15;

    private static final BigDecimal LARGEST_DECIMAL = new BigDecimal("1e15");
    private static final int LARGEST_SCALE = 15;

    private final Rule.Type ruleType;
    private final Function<Object, Checked> check;

    ItemType(Rule.Type ruleType, Function<Object, Checked> check) {
        this.ruleType = ruleType;
        this.check = check;
    }

    /**
     * Checks one answer.
     *
     * @param given a JSON value as Java has it, not null
     */
    public Checked check(Object given) {
        return check.apply(given);
    }

    public Rule.Type ruleType() {
        return ruleType;
    }

    /** The answer as a rule takes it. */
    Object forRule(Object answer) {
        return switch (ruleType) {
            case INTEGER -> ((Number) answer).longValue();
            case DECIMAL -> ((Number) answer).doubleValue();
            case TEXT, BOOLEAN, DATE -> answer;
        };
    }

    private static Checked whole(Object given) {
        if (!(given instanceof Integer || given instanceof Long || given instanceof BigInteger)) {
            return new Rejected("wrong-type", "A whole number is expected.");
        }
        var whole = new BigInteger(given.toString());
        return whole.abs().compareTo(LARGEST) > 0
                ? new Rejected("too-large", "The number is larger than can be kept exactly.")
                : new Accepted(whole.longValueExact());
    }

    private static Checked decimal(Object given) {
        if (!(given instanceof Number) || (given instanceof Double d && !Double.isFinite(d))) {
            return new Rejected("wrong-type", "A number is expected.");
        }
        var decimal = new BigDecimal(given.toString());
        if (decimal.abs().compareTo(LARGEST_DECIMAL) >= 0) {
            return new Rejected("too-large", "The number is larger than can be kept exactly.");
        }
        var significant = decimal.stripTrailingZeros();
        return significant.precision() > DIGITS || significant.scale() > LARGEST_SCALE
                ? new Rejected("too-precise", "At most " + DIGITS + " digits can be kept exactly.")
                : new Accepted(significant.scale() < 0 ? significant.setScale(0) : significant);
    }

    private static Checked text(Object given) {
        if (!(given instanceof String text)) {
            return new Rejected("wrong-type", "A text is expected.");
        }
        if (WrittenText.isBlank(text)) {
            return new Rejected("blank", "A text has at least one visible character; null removes an answer.");
        }
        if (WrittenText.isLongerThan(text, Limits.ANSWER)) {
            return new Rejected("too-long", "A text has at most " + Limits.ANSWER + " characters.");
        }
        return WrittenText.isWritable(text)
                ? new Accepted(text)
                : new Rejected("unwritable", "The text has characters that cannot be written down.");
    }

    private static Checked truth(Object given) {
        return given instanceof Boolean
                ? new Accepted(given)
                : new Rejected("wrong-type", "true or false is expected.");
    }

    private static Checked date(Object given) {
        if (!(given instanceof String text) || text.length() != 10) {
            return new Rejected("wrong-type", "A date is expected: YYYY-MM-DD.");
        }
        try {
            return new Accepted(LocalDate.parse(text).toString());
        } catch (DateTimeParseException _) {
            return new Rejected("no-such-date", "There is no such date.");
        }
    }

    private static Checked partialDate(Object given) {
        if (!(given instanceof String text)) {
            return new Rejected("wrong-type", "A date is expected: YYYY, YYYY-MM or YYYY-MM-DD.");
        }
        try {
            return new Accepted(PartialDate.parse(text).text());
        } catch (DateTimeParseException _) {
            return new Rejected("no-such-date", "There is no such date: YYYY, YYYY-MM or YYYY-MM-DD is expected.");
        }
    }
}
