package casebook.gateway.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which study a path is about. */
public final class StudyPath {
    private static final Pattern STUDY = Pattern.compile("/api/v1/studies/([^/]+).*");

    private StudyPath() {}

    /** None for a path that is about no single study. */
    public static Optional<String> studyOf(String path) {
        var study = STUDY.matcher(path);
        return study.matches() ? Optional.of(study.group(1)) : Optional.empty();
    }
}
