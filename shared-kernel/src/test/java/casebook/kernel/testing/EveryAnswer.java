package casebook.kernel.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Has every test of a running service hold every answer against the service's document, without asking for it. */
public final class EveryAnswer implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        var name = ConfigProvider.getConfig()
                .getOptionalValue("casebook.service", String.class)
                .orElse("casebook");
        // While documents are being renewed, the committed one may be an old one.
        if (!Boolean.getBoolean("casebook.openapi.write")) {
            RestAssured.replaceFiltersWith(new AnswersAsDocumented(ApiContract.of(Path.of("..", "contracts"), name)));
        }
    }
}
