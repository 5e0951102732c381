package casebook.kernel.testing;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One endpoint, as its code states it.
 *
 * @param template the path, with its parameters in braces
 */
record Endpoint(String method, String template, Permission permission) {
    private static final String OPERATIONS = "/api/v1/operations";
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
    /** What a parameter may be, as far as the path itself says so. */
    private static final Pattern FORM = Pattern.compile(":\\s*(?:[^{}]|\\{[\\d,]+})+");

    /** Every endpoint of a part, those of the journal among them where it has one; the same one after the other each time. */
    static Stream<Endpoint> of(String service) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("casebook." + service, "casebook.journal.http")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .map(Endpoint::of)
                        .distinct()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()));
    }

    private static Endpoint of(JavaMethod method) {
        var verb = method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .findFirst()
                .orElseThrow()
                .getRawType()
                .getSimpleName();
        var path = method.getOwner().getAnnotationOfType(Path.class).value();
        var rest = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return new Endpoint(
                verb,
                FORM.matcher(path + rest).replaceAll(""),
                method.getAnnotationOfType(Requires.class).value());
    }

    boolean names(String parameter) {
        return parameters().anyMatch(parameter::equals);
    }

    /** Whether it is about one subject's data. */
    boolean isOfSubject() {
        return names("subject") && !template.startsWith(OPERATIONS);
    }

    /** Whether it is about the system, and no study's. */
    boolean isOfSystem() {
        return template.startsWith(OPERATIONS) && !names("study");
    }

    boolean needsFreshAuthentication() {
        return permission.needsFreshAuthentication();
    }

    Stream<String> parameters() {
        return PARAMETER.matcher(template).results().map(found -> found.group(1));
    }

    /** The path with these values; {@code 0}, which names nothing, for a parameter without one. */
    String path(Map<String, String> values) {
        return PARAMETER.matcher(template).replaceAll((MatchResult found) -> values.getOrDefault(found.group(1), "0"));
    }

    boolean writes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
