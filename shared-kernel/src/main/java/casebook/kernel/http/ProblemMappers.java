package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import casebook.kernel.text.Wordless;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever ends a request into a problem. A failure of ours is told apart from a refusal, and never shows its cause. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final List<Outages> outages;

    ProblemMappers(@All List<Outages> outages) {
        this.outages = outages;
    }

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return Problem.answer(refused);
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatch(MismatchedInputException mismatch) {
        return malformed(mismatch);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return malformed(unreadable);
    }

    @ServerExceptionMapper
    Response ended(WebApplicationException ended) {
        if (ended.getCause() instanceof JsonProcessingException unreadable) {
            return malformed(unreadable);
        }
        if (ended.getCause() instanceof Refused refused) {
            return Problem.answer(refused);
        }
        if (ended.getCause() instanceof IllegalArgumentException || ended.getCause() instanceof DateTimeException) {
            return Problem.answer(
                    ProblemType.MALFORMED_REQUEST,
                    List.of(Reason.of("unreadable-parameter", "A parameter of the path or query has the wrong form.")));
        }
        var status = ended.getResponse().getStatus();
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .map(type -> Problem.answer(type, reasons(type)))
                .orElseGet(ended::getResponse);
    }

    /** What JAX-RS refuses of a request without saying why: a media type that is none, or not the endpoint's. */
    private static List<Reason> reasons(ProblemType type) {
        return switch (type) {
            case MALFORMED_REQUEST ->
                List.of(Reason.of("unreadable-header", "A header has the wrong form, such as Content-Type or Accept."));
            case UNSUPPORTED_MEDIA_TYPE ->
                List.of(Reason.of(
                        "content-type-not-taken", "The endpoint takes no body of this Content-Type; most take JSON."));
            default -> List.of();
        };
    }

    @ServerExceptionMapper
    Response failed(Exception failure) {
        for (var cause : new Causes(failure).all()) {
            if (cause instanceof Refused refused) {
                return Problem.answer(refused);
            }
        }
        var outage = Outages.behind(failure, outages);
        if (outage.isPresent()) {
            LOG.warnf("A request waits for a part that is away: %s", Wordless.line(failure));
            return Problem.answer(outage.get());
        }
        LOG.error("A request failed", Wordless.of(failure));
        return Problem.answer(ProblemType.INTERNAL_ERROR, List.of());
    }

    private static Response malformed(JsonProcessingException unreadable) {
        var pointer = unreadable instanceof JsonMappingException mapping ? pointer(mapping) : "";
        var message = unreadable instanceof MismatchedInputException
                ? "The value has the wrong type or form, or none may stand there"
                : "The body is not well-formed JSON, or says something twice";
        return Problem.answer(
                ProblemType.MALFORMED_REQUEST,
                List.of(Reason.at(pointer, "unreadable-body", message + place(unreadable.getLocation()))));
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null || place.getLineNr() < 1
                ? "."
                : " at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? Integer.toString(step.getIndex()) : escaped(step.getFieldName()))
                .collect(Collectors.joining("/", mapping.getPath().isEmpty() ? "" : "/", ""));
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
