package casebook.journal.service;

import static io.restassured.RestAssured.given;

import casebook.journal.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Who keeps the service running, as the tests play them. */
final class Operator {
    static final String REBUILD = "/api/v1/operations/copies/rebuild";

    private Operator() {}

    /** An act of theirs, and why. */
    static Response does(String act, String reason) {
        return given().auth()
                .oauth2(Tokens.of("root"))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post(act);
    }

    /** What all of them did. */
    static JsonPath acts() {
        return reads("/api/v1/operations/audit-trail");
    }

    /** One field of each event of a subject that could not be taken in. */
    static <T> List<T> parked(String subject, String field) {
        return reads("/api/v1/operations/parked-events")
                .getList("findAll { it.subject == '" + subject + "' }." + field);
    }

    private static JsonPath reads(String path) {
        return given().auth().oauth2(Tokens.of("root")).get(path).jsonPath();
    }
}
