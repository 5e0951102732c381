package casebook.enrollment.study.api;

import static casebook.enrollment.StudyFixture.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.LargeStudy;
import casebook.enrollment.StudyFixture;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is larger than any study is refused soon, in little memory, with few reasons. */
class DefinitionLimitsTest {
    /** It takes well under one on a machine that does nothing else; minutes, or all of the heap, without the limits. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final StudyFixture ALS = study("als");
    private static final String VISIT =
            "  - {id: v%d, name: v, epoch: run-in, contact: clinic, timing: {anchor: consent,"
                    + " direction: \"on\", offset: P0D}, window: {before: P0D, after: P56D}, forms: [fvc]}\n";

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("too-many-documents", ALS.yaml() + "\n---\nkind: form\nid: f\n".repeat(60_000)),
                Arguments.of("list-too-long", after("sites:\n", "  - {id: x}\n".repeat(100_000))),
                Arguments.of(
                        "list-too-long",
                        after("eligibility:\n", many(25_000, "  - {id: X%d, kind: inclusion, text: t, rule: a}\n"))),
                Arguments.of("list-too-long", after("schedule:\n", many(8000, VISIT))),
                Arguments.of("schema-max-items", after("sites:\n", "  - {id: x}\n".repeat(900))),
                Arguments.of("schema-max-items", after("schedule:\n", many(301, VISIT))),
                Arguments.of("too-many-values", after("sites:\n", values(500))),
                Arguments.of("schema-required", forms(200, "[" + "{},".repeat(400) + "{}]")),
                Arguments.of("too-many-rules", ALS.yaml() + many(5, form(401))),
                Arguments.of(
                        "definition-too-large",
                        ALS.yaml() + many(200, form(0)).replace("name: n", "name: " + "n".repeat(950))),
                Arguments.of("text-too-long", ALS.yaml().replace("Run-in", "n".repeat(9000))),
                Arguments.of("line-too-long", ALS.yaml() + "#" + "x".repeat(1_900_000)),
                Arguments.of("key-too-long", after("sites:\n", "  - {" + "k".repeat(800) + ": 1}\n")),
                Arguments.of("too-deep", after("sites:\n", "  - " + "[".repeat(900) + "]".repeat(900) + "\n")));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooMuchIsRefusedSoon(String code, String stream) {
        // When
        var reasons = assertTimeoutPreemptively(SOON, () -> reasons(stream.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertTrue(reasons.size() <= Refused.MOST_REASONS + 1, () -> reasons.size() + " reasons");
        assertTrue(reasons.stream().anyMatch(reason -> reason.code().equals(code)), () -> "" + reasons.getFirst());
    }

    @Test
    void theFirstHundredReasonsAreToldAndHowManyMoreThereAre() {
        // Given
        var wrong = after("sites:\n", "  - {id: x}\n".repeat(100));

        // When
        var reasons = reasons(wrong.getBytes(StandardCharsets.UTF_8));

        // Then
        assertEquals(101, reasons.size());
        assertEquals("more-reasons", reasons.getLast().code());
    }

    @Test
    void aStudyOfManyVisitsAndFormsHasNoFault() {
        // Given
        var large = LargeStudy.study("als-large").yaml().getBytes(StandardCharsets.UTF_8);

        // When
        var definition = DefinitionReader.yaml(large, new StudyId("als-large"), "1.0");

        // Then
        assertEquals(60, definition.criteria().size());
    }

    @Test
    void whatIsNotUtf8IsToldWithItsLine() {
        // Given
        var latin = "---\nkind: study\ntitle: \u00e9tude\n".getBytes(StandardCharsets.ISO_8859_1);

        // When
        var reasons = reasons(latin);

        // Then
        assertEquals(List.of(Reason.of("no-text", "Line 3 of the body: The body is UTF-8.")), reasons);
    }

    @ParameterizedTest
    @MethodSource("unkeepable")
    void textThatCannotBeKeptIsToldWithItsPlace(String pointer, String there, String instead) {
        // Given
        var wrong = ALS.with(there, instead);

        // When
        var reasons = reasons(wrong.yaml().getBytes(StandardCharsets.UTF_8));

        // Then
        assertEquals(
                List.of("unkeepable-text"), reasons.stream().map(Reason::code).toList());
        assertEquals(pointer, reasons.getFirst().pointer());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\\u200b\\u3164", "\\u2800", "\\ufeff", "\\_"})
    void aTextOfWhichNothingIsSeenIsToldWithItsPlace(String blank) {
        // Given
        var wrong = ALS.with("name: Run-in", "name: \"" + blank + "\"");

        // When
        var reasons = reasons(wrong.yaml().getBytes(StandardCharsets.UTF_8));

        // Then
        assertEquals(List.of("blank"), reasons.stream().map(Reason::code).toList());
        assertEquals("/epochs/0/name", reasons.getFirst().pointer());
    }

    static Stream<Arguments> unkeepable() {
        return Stream.of(
                Arguments.of("/epochs/0/name", "name: Run-in", "name: \"a\\0b\""),
                Arguments.of("/epochs/0/name", "name: Run-in", "name: \"\\ud800\""),
                Arguments.of("/epochs/0/name", "name: Run-in", "name: \"a\\eb\""),
                Arguments.of("/epochs/0/name", "name: Run-in", "name: \"a\\u202eb\""),
                Arguments.of("", "registry: NCT03214146", "\"regi\\0stry\": NCT03214146"));
    }

    private static String after(String there, String more) {
        return ALS.with(there, there + more).yaml();
    }

    private static String many(int times, String each) {
        return IntStream.range(0, times).mapToObj(i -> each.formatted(i)).collect(Collectors.joining());
    }

    /** Lists within lists, each of an allowed length. */
    private static String values(int lists) {
        return ("  - [" + "1,".repeat(300) + "1]\n").repeat(lists);
    }

    private static String forms(int documents, String items) {
        return ALS.yaml() + ("---\nkind: form\nitems: " + items + "\n").repeat(documents);
    }

    private static String form(int rules) {
        return "---\nkind: form\nid: f%d\nname: n\npurpose: observation\nrepeating: false\nderivations: []\nedits: []\nitems:\n"
                + "  - {id: a, name: n, type: boolean, required: false}\n".repeat(rules == 0 ? 4 : 1)
                + IntStream.range(0, rules)
                        .mapToObj(
                                i -> "  - {id: i" + i + ", name: n, type: boolean, required: false, requiredWhen: a}\n")
                        .collect(Collectors.joining());
    }

    private static List<Reason> reasons(byte[] stream) {
        return assertThrows(Refused.class, () -> DefinitionReader.yaml(stream, new StudyId("als"), "1.0"), "accepted")
                .reasons();
    }
}
