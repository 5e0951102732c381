package casebook.journal.service;

import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An endpoint with a fault of ours, whose failures quote what was sent, as those of parsers do. */
@Path(Faulty.PATH)
public class Faulty {
    static final String PATH = "/api/v1/faulty";

    @POST
    @Requires(Permission.OPERATE)
    @Operation(summary = "Fails", hidden = true)
    public void fail(JsonNode body) {
        try {
            LocalDate.parse(body.path("weight").asText());
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the weight is " + body.path("weight").asText(), e);
        }
    }
}
