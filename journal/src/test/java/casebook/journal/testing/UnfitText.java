package casebook.journal.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.ValidatableResponse;
import org.hamcrest.Matcher;

/** What stands where words are asked for and is none, or more than anybody writes. */
public enum UnfitText {
    SPACES("\u00a0\u2003 \u3000"),
    ZERO_WIDTH("\u200b\ufeff\u2060"),
    HANGUL_FILLER("\u3164"),
    EMPTY_BRAILLE("\u2800\u2800"),
    CONTROL("moved\u0001abroad"),
    DELETE("moved\u007fabroad"),
    NEXT_LINE("moved\u0085abroad"),
    OVERRIDE("moved\u202eabroad"),
    ISOLATE("moved\u2066abroad"),
    NUL("moved\u0000abroad"),
    TOO_LONG("x".repeat(300_000));

    private final String text;

    UnfitText(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** NUL no store can keep, so that the body counts as unreadable; the rest is told with its place. */
    public void refused(ValidatableResponse answer, String pointer) {
        if (this == NUL) {
            answer.statusCode(400).body("type", equalTo("/docs/problems/malformed-request"));
        } else {
            answer.statusCode(422)
                    .body("type", equalTo("/docs/problems/invalid-content"))
                    .body("reasons.findAll { it.pointer == '" + pointer + "' }.code", hasItem(code()));
        }
    }

    private Matcher<String> code() {
        return switch (this) {
            case SPACES, ZERO_WIDTH, HANGUL_FILLER, EMPTY_BRAILLE -> oneOf("required", "blank");
            case TOO_LONG -> equalTo("too-long");
            case CONTROL, DELETE, NEXT_LINE, OVERRIDE, ISOLATE, NUL -> equalTo("unwritable");
        };
    }
}
