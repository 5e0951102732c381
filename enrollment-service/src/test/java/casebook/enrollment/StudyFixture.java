package casebook.enrollment;

import static io.restassured.RestAssured.given;

import casebook.journal.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The one study of all tests, HYNRCS-Allo-ALS-02, under another id for each test, with a second site (SNU) and, unless a
 * test is about it, without staggering.
 *
 * @param yaml the stream as it is sent
 */
public record StudyFixture(String id, String yaml) {
    private static final Path FILES = Path.of("..", "studies", "hynrcs-allo-als-02");
    private static final String HYU =
            "  - {id: HYU, name: Hanyang University Seoul Hospital, country: \"KR\", timeZone: Asia/Seoul}\n";
    private static final String SNU =
            "  - {id: SNU, name: Seoul National University Hospital, country: \"KR\", timeZone: Asia/Seoul}\n";

    public static StudyFixture study(String id) {
        return new StudyFixture(id, stream())
                .with("id: hynrcs-allo-als-02\n", "id: " + id + "\n")
                .with(HYU, HYU + SNU)
                .with("staggering: {sentinels: 1, gap: P14D}", "staggering: {sentinels: 0, gap: P14D}");
    }

    public StudyFixture staggered() {
        return with("staggering: {sentinels: 0, gap: P14D}", "staggering: {sentinels: 1, gap: P14D}");
    }

    /** The same study with something written otherwise. */
    public StudyFixture with(String there, String instead) {
        if (!yaml.contains(there)) {
            throw new IllegalArgumentException("The study does not say: " + there);
        }
        return new StudyFixture(id, yaml.replace(there, instead));
    }

    /** The same study as another version of its protocol. */
    public StudyFixture amended(String version) {
        return with("version: \"" + version() + "\"", "version: \"" + version + "\"");
    }

    public String version() {
        return yaml.replaceFirst("(?s).*?\nversion: \"([^\"]+)\".*", "$1");
    }

    /** Puts this version in force. */
    public StudyFixture active() {
        put(version()).statusCode(201);
        return this;
    }

    public String path() {
        return "/api/v1/studies/" + id;
    }

    public ValidatableResponse put(String version) {
        return given().auth()
                .oauth2(Tokens.of("dana"))
                .contentType("application/yaml; charset=utf-8")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(path() + "/versions/" + version)
                .then();
    }

    /** Activates version 1.0 and opens both sites. */
    public StudyFixture running() {
        active();
        Stream.of("HYU", "SNU")
                .forEach(site -> SubjectClient.as("dana")
                        .put(path() + "/sites/" + site)
                        .then()
                        .statusCode(201));
        return this;
    }

    private static String stream() {
        try (var forms = Files.list(FILES.resolve("forms"));
                var languages = Files.list(FILES.resolve("languages"))) {
            var files = Stream.of(Stream.of(FILES.resolve("study.yaml")), forms.sorted(), languages.sorted())
                    .flatMap(all -> all);
            return String.join("", files.map(StudyFixture::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
