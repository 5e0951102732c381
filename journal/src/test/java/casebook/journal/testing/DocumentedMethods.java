package casebook.journal.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Which methods each path of the service under test takes, as its document says. */
public final class DocumentedMethods {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final Map<String, String> NAMES = Map.of(
            "study", "a-study",
            "site", "HYU",
            "subject", "01890a5d-ac96-774b-bcce-b302099a8057",
            "visit", "screening",
            "form", "alsfrs-r",
            "cohort", "cohort-1",
            "version", "1.0");

    private DocumentedMethods() {}

    /** Fails unless every path refuses every other method as such, and tells which ones it takes. */
    public static void check() {
        Map<String, Map<String, ?>> paths = given().get("/q/openapi?format=json")
                .then()
                .extract()
                .jsonPath()
                .getMap("paths");
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var path : paths.entrySet()) {
            var taken = new TreeSet<String>();
            METHODS.stream()
                    .filter(method -> path.getValue().containsKey(method.toLowerCase(Locale.ROOT)))
                    .forEach(taken::add);
            if (taken.contains("GET")) {
                taken.add("HEAD");
            }
            taken.add("OPTIONS");
            for (var method : METHODS) {
                if (!taken.contains(method)) {
                    asked++;
                    asked(path.getKey(), method, taken, wrong);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertFalse(asked == 0, "No path was asked");
    }

    private static void asked(String path, String method, TreeSet<String> taken, List<String> wrong) {
        var answer = given().auth()
                .oauth2(Tokens.of("root"))
                .contentType("application/json")
                .request(method, named(path));
        if (answer.statusCode() != 405
                || !String.join(", ", taken).equals(answer.header("Allow"))
                || !answer.contentType().startsWith("application/problem+json")) {
            wrong.add(
                    method + " " + path + ": " + answer.statusCode() + ", " + answer.header("Allow") + " for " + taken);
        }
    }

    private static String named(String path) {
        var named = path;
        for (var name : NAMES.entrySet()) {
            named = named.replace("{" + name.getKey() + "}", name.getValue());
        }
        return named.replaceAll("\\{\\w+}", "1");
    }
}
