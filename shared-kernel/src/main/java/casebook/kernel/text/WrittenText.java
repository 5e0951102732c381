package casebook.kernel.text;

import casebook.kernel.refusal.Reason;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text that people write must be, one rule for every text of every service: there is something to see in it, every
 * store keeps it, and every screen shows it in the order in which it was written.
 */
public final class WrittenText {
    /** Letters and symbols of Unicode that nothing is seen of: fillers of Hangul, the empty Braille pattern, the empty note. */
    private static final String UNSEEN = "\u115f\u1160\u2800\u3164\uffa0\ud834\udd59";

    private WrittenText() {}

    /** What speaks against a text of one line that must be there, such as a name. */
    public static Stream<Reason> line(String pointer, @Nullable String text, int longest) {
        return isBlank(text) ? missing(pointer) : optionalLine(pointer, text, longest);
    }

    /** What speaks against a text of one line that may be left out, but says something if it is there. */
    public static Stream<Reason> optionalLine(String pointer, @Nullable String text, int longest) {
        return faults(pointer, text, longest, WrittenText::isOfLines);
    }

    /** What speaks against a text of many lines that must be there, such as a reason. */
    public static Stream<Reason> lines(String pointer, @Nullable String text, int longest) {
        return isBlank(text) ? missing(pointer) : optionalLines(pointer, text, longest);
    }

    /** What speaks against a text of many lines that may be left out, but says something if it is there. */
    public static Stream<Reason> optionalLines(String pointer, @Nullable String text, int longest) {
        return faults(pointer, text, longest, point -> isOfLines(point) || isBreak(point));
    }

    /** Whether there is nothing to see: no text, or spaces and signs that leave no mark on a screen. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(WrittenText::isSeen);
    }

    /** What can be kept of a text of many lines: neither control characters nor such as turn the order of what is shown. */
    public static boolean isWritable(String text) {
        return text.codePoints().allMatch(point -> isOfLines(point) || isBreak(point));
    }

    public static boolean isLongerThan(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters;
    }

    private static Stream<Reason> missing(String pointer) {
        return Stream.of(Reason.at(pointer, "required", "This is required."));
    }

    private static Stream<Reason> faults(String pointer, @Nullable String text, int longest, IntPredicate writable) {
        if (text == null) {
            return Stream.empty();
        }
        if (isBlank(text)) {
            return Stream.of(Reason.at(pointer, "blank", "This has at least one visible character, or is left out."));
        }
        if (isLongerThan(text, longest)) {
            return Stream.of(Reason.at(pointer, "too-long", "This has at most " + longest + " characters."));
        }
        return text.codePoints().allMatch(writable)
                ? Stream.empty()
                : Stream.of(Reason.at(pointer, "unwritable", "This has characters that cannot be written down."));
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> UNSEEN.codePoints().noneMatch(unseen -> unseen == point);
        };
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    private static boolean isOfLines(int point) {
        return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE && !isOverride(point);
    }

    /** Embeddings, overrides and isolates, by which a text is shown otherwise than it is kept (Unicode TR 36, TR 9). */
    private static boolean isOverride(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
