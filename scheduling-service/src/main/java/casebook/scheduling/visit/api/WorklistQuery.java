package casebook.scheduling.visit.api;

import casebook.kernel.http.PageSize;
import casebook.kernel.identity.SiteId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import casebook.kernel.time.PlausibleDate;
import casebook.scheduling.visit.VisitStatus;
import casebook.scheduling.visit.Worklist.Place;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the worklist, as they come in the query. Each is read, or refused as malformed. */
class WorklistQuery {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    @Parameter(
            description = "Only visits in this state",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"planned", "booked", "occurred", "missed", "cancelled"}))
    @QueryParam("status")
    @Nullable
    String status;

    @Parameter(description = "Only visits at this site", example = "HYU")
    @QueryParam("site")
    @Nullable
    String site;

    @Parameter(description = "Due on this day or later", example = "2025-05-01")
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(description = "Due on this day or earlier", example = "2025-05-31")
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(description = "The `next` of the page before")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Parameter(
            description = "Visits per page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @QueryParam("limit")
    @Nullable
    String limit;

    @Nullable
    VisitStatus status() {
        return read("status", status, text -> VisitStatus.find(text).orElseThrow(IllegalArgumentException::new));
    }

    @Nullable
    SiteId site() {
        return read("site", site, SiteId::new);
    }

    @Nullable
    LocalDate from(LocalDate today) {
        return read("from", from, text -> day(text, today));
    }

    @Nullable
    LocalDate to(LocalDate today) {
        return read("to", to, text -> day(text, today));
    }

    private static LocalDate day(String text, LocalDate today) {
        var day = LocalDate.parse(text);
        if (PlausibleDate.planned("", day, today).findAny().isPresent()) {
            throw new IllegalArgumentException("No visit is due on that day");
        }
        return day;
    }

    @Nullable
    Place after() {
        return read("cursor", cursor, Cursor::place);
    }

    int limit() {
        var asked = read("limit", limit, Integer::valueOf);
        return asked == null ? USUAL : PageSize.require(asked, MOST);
    }

    private static <T> @Nullable T read(String name, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new Refused(
                    ProblemType.MALFORMED_REQUEST, "query-malformed", "The parameter " + name + " cannot be read.");
        }
    }
}
