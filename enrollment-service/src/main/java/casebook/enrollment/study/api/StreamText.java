package casebook.enrollment.study.api;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** A request's body as text, and the lines on which its documents begin. */
final class StreamText {
    /** YAML's reader looks ahead to the end of a word or a comment, and copies what it has with each thousand characters. */
    private static final int LONGEST_LINE = 10_000;

    private final String text;
    private final TreeSet<Integer> beginnings = new TreeSet<>();

    private StreamText(String text) {
        this.text = text;
    }

    /** @throws Refused study definition invalid, when it is not UTF-8 or has a line that is too long to be read */
    static StreamText ofYaml(byte[] body) {
        var stream = new StreamText(decoded(body));
        var number = 0;
        for (var line : (Iterable<String>) stream.text.lines()::iterator) {
            number++;
            if (line.length() > LONGEST_LINE) {
                throw refused("line-too-long", number, "A line of YAML has at most " + LONGEST_LINE + " characters.");
            }
            if (line.equals("---") || line.startsWith("--- ")) {
                stream.beginnings.add(number);
            }
        }
        return stream;
    }

    /** @throws Refused study definition invalid, when it is not UTF-8 */
    static StreamText ofJson(byte[] body) {
        return new StreamText(decoded(body));
    }

    String text() {
        return text;
    }

    /** The line of the {@code ---} that the document with this line begins with: its file's first line. */
    int firstLine(int line) {
        var beginning = beginnings.floor(line);
        return beginning == null ? 1 : beginning;
    }

    private static String decoded(byte[] body) {
        var bytes = ByteBuffer.wrap(body);
        var characters = CharBuffer.allocate(body.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true).isError()) {
            var before = new String(body, 0, bytes.position(), StandardCharsets.UTF_8);
            throw refused(
                    "no-text", 1 + (int) before.chars().filter(c -> c == '\n').count(), "The body is UTF-8.");
        }
        return characters.flip().toString();
    }

    private static Refused refused(String code, int line, String message) {
        return new Refused(ProblemType.STUDY_DEFINITION_INVALID, code, "Line " + line + " of the body: " + message);
    }
}
