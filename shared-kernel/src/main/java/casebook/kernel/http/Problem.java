package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A refusal as it is answered (RFC 9457), with every reason. */
@Schema(description = "A refusal (RFC 9457). Each reason points into the request.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(description = "The page that explains it", examples = "/docs/problems/state-conflict")
        String type,

        String title,
        int status,
        List<Reason> reasons) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String PAGES = "/docs/problems/";

    /** The page that explains the type, which is also the type's name. */
    public static String page(ProblemType type) {
        return PAGES + type.slug();
    }

    static Problem of(ProblemType type, List<Reason> reasons) {
        return new Problem(page(type), type.title(), type.status(), reasons);
    }

    public static Response answer(ProblemType type, List<Reason> reasons) {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .entity(of(type, reasons))
                .build();
    }

    static Response answer(Refused refused) {
        var answer = Response.fromResponse(answer(refused.type(), refused.reasons()));
        if (refused.type().isPassing()) {
            answer.header("Retry-After", 1);
        }
        Challenge.to(refused.type()).ifPresent(challenge -> answer.header(Challenge.HEADER, challenge));
        return answer.build();
    }
}
