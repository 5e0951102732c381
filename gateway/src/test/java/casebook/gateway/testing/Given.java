package casebook.gateway.testing;

import casebook.embedded.TestServers;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Requests of people whom the issuer knows. */
public final class Given {
    public static final String STUDY = "/api/v1/studies/hynrcs-allo-als-02";
    public static final String SUBJECT = STUDY + "/subjects/01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String INES = TestServers.token("ines");

    private Given() {}

    /** Ines, investigator at the site HYU. Paths are sent as written. */
    public static RequestSpecification ines() {
        return anybody().header("Authorization", "Bearer " + INES);
    }

    public static String inesToken() {
        return INES;
    }

    public static RequestSpecification anybody() {
        return RestAssured.given().urlEncodingEnabled(false);
    }
}
