package casebook.kernel.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages for who is refused tell of every type and every code that the house's code has, and of no other. */
class ProblemPagesTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path PAGES = HOUSE.resolve("docs/problems");

    /** In the source a reason's code stands before its sentence, or before what the sentence is put together from. */
    private static final Pattern SAID =
            Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\",\\s*(?:\"(?:[A-Z\\\\]|\"\")|[\\w.()]+\\s*\\+\\s*\")");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+)\"");

    /** In a page a code stands in the table of codes, in the example, or within the text. */
    private static final Pattern TOLD =
            Pattern.compile("(?m)^\\| `([a-z<>-]+)` \\||\"code\": \"([a-z-]+)\"|`([a-z<]+[a-z>]*(?:-[a-z<>]+)+)`");

    private static final Pattern STATUS = Pattern.compile("status (\\d{3})");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:`[a-z<>-]+`(?:, )?)+ \\|");

    private static final Pattern LISTED = Pattern.compile("`([a-z<>-]+)`");

    private static final Pattern VARIABLE = Pattern.compile("<[a-z]+>");

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeHasItsPage(ProblemType type) {
        // Given
        var head = "# %s\n\n`/docs/problems/%s` · status %d · %s\n"
                .formatted(type.slug(), type.slug(), type.status(), type.title());
        var row = "| [%s](%s.md) | %d | %s |".formatted(type.slug(), type.slug(), type.status(), type.title());

        // When
        var page = text(PAGES.resolve(type.slug() + ".md"));

        // Then
        assertTrue(page.startsWith(head), page);
        assertTrue(text(PAGES.resolve("README.md")).contains(row), row);
    }

    @Test
    void everyPageHasItsType() {
        // Given
        var types = Arrays.stream(ProblemType.values())
                .map(type -> type.slug() + ".md")
                .collect(Collectors.toCollection(TreeSet::new));
        types.add("README.md");

        // When
        var pages = files(PAGES, ".md").map(page -> page.getFileName().toString());

        // Then
        assertEquals(types, pages.collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyCodeThatIsSaidIsOnAPage() {
        // Given
        var told = told();

        // When
        var untold = found(SAID, sources());

        // Then
        untold.removeAll(told);
        assertEquals(Set.of(), untold, "codes that no page in docs/problems tells of");
    }

    @Test
    void everyCodeOnAPageIsSaidSomewhere() {
        // Given
        var literals = found(LITERAL, sources());
        var open = told().stream().filter(code -> code.contains("<")).toList();

        // When
        var unsaid = told();

        // Then
        unsaid.removeIf(code -> literals.contains(VARIABLE.matcher(code).replaceAll(""))
                || open.stream()
                        .anyMatch(form -> code.matches(VARIABLE.matcher(form).replaceAll("[a-z-]+"))));
        assertEquals(Set.of(), unsaid, "codes in docs/problems that nothing says");
    }

    @Test
    void aCodeHasOneStatus() {
        // Given
        var statuses = new TreeMap<String, Set<String>>();

        // When
        for (var page :
                files(PAGES, ".md").filter(page -> !page.endsWith("README.md")).toList()) {
            var status = STATUS.matcher(text(page))
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            ROW.matcher(text(page))
                    .results()
                    .flatMap(row -> LISTED.matcher(row.group()).results())
                    .forEach(code -> statuses.computeIfAbsent(code.group(1), _ -> new TreeSet<>())
                            .add(status));
        }

        // Then
        statuses.values().removeIf(several -> several.size() == 1);
        assertEquals(Map.of(), statuses);
    }

    /** On the pages of types, or among the codes that mean the same everywhere. */
    private static Set<String> told() {
        var told = found(TOLD, files(PAGES, ".md").filter(page -> !page.endsWith("README.md")));
        var everywhere = text(PAGES.resolve("README.md")).split("\\| code \\|", 2);
        TOLD.matcher(everywhere[everywhere.length - 1])
                .results()
                .map(ProblemPagesTest::code)
                .forEach(told::add);
        return told;
    }

    private static Set<String> found(Pattern pattern, Stream<Path> files) {
        return files.flatMap(file -> pattern.matcher(text(file)).results())
                .map(ProblemPagesTest::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** What answers requests: the libraries, the services and the gateway. */
    private static Stream<Path> sources() {
        return Stream.of(
                        "shared-kernel",
                        "journal",
                        "enrollment-service",
                        "scheduling-service",
                        "assessment-service",
                        "gateway")
                .flatMap(module -> files(HOUSE.resolve(module).resolve("src/main/java"), ".java"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
