package casebook.gateway.trail.http;

import casebook.gateway.http.Services;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;

/** A service's refusal as the gateway repeats it to the caller. A service that failed is one that is away. */
final class PassedOnProblem {
    private static final int SERVER_ERROR = 500;

    private PassedOnProblem() {}

    static Refused of(String service, int status, JsonNode problem) {
        var type = problem.path("type").asText();
        return Arrays.stream(ProblemType.values())
                .filter(known -> known.status() == status && type.endsWith("/" + known.slug()))
                .filter(known -> known.status() < SERVER_ERROR || known == ProblemType.UNAVAILABLE)
                .findFirst()
                .map(known -> new Refused(known, reasons(problem)))
                .orElseGet(() -> Services.away(service, new IOException("It answered " + status)));
    }

    private static ArrayList<Reason> reasons(JsonNode problem) {
        var reasons = new ArrayList<Reason>();
        for (var reason : problem.path("reasons")) {
            reasons.add(Reason.at(
                    reason.path("pointer").asText(),
                    reason.path("code").asText(),
                    reason.path("message").asText()));
        }
        return reasons;
    }
}
