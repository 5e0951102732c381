package casebook.journal.service;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.journal.testing.Tokens;
import casebook.kernel.identity.SubjectId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator has a record published again. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class PublicationTest {
    private static final String STUDY = "hynrcs-allo-als-02";

    private final String subject = SubjectId.fresh().toString();

    @Test
    void anOperatorSaysWhichRecordIsPublishedAgainAndWhy() {
        // Given
        var record = "/api/v1/operations/studies/" + STUDY + "/subjects/" + subject + "/records/1/publication";
        var because = Map.of("reason", "Lost");

        // When
        var unknown = as("root").body(because).post(record);
        var unexplained = as("root").post(record);
        var forbidden = as("ines").body(because).post(record);

        // Then
        assertEquals(404, unknown.statusCode());
        assertEquals(422, unexplained.statusCode());
        assertEquals(403, forbidden.statusCode());
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
