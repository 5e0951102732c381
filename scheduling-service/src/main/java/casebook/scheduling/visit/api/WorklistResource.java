package casebook.scheduling.visit.api;

import casebook.kernel.access.Access;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.scheduling.visit.Worklist;
import casebook.scheduling.visit.Worklist.Filter;
import casebook.scheduling.visit.Worklist.Item;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is to be done at the sites: the visits of many subjects, by due date. */
@Path("/api/v1/studies/{study}/visits")
@Tag(name = "Worklist")
public class WorklistResource {
    private final Worklist worklist;
    private final Access access;
    private final Clock clock;

    WorklistResource(Worklist worklist, Access access, Clock clock) {
        this.worklist = worklist;
        this.access = access;
        this.clock = clock;
    }

    /** A visit, and whose it is. */
    @Schema(name = "WorklistItem")
    record ItemView(
            String subject,
            @Schema(examples = "HYU-001") String number,
            @Schema(examples = "HYU") String site,
            VisitView visit) {
        static ItemView of(Item item) {
            return new ItemView(
                    item.subject().toString(),
                    item.number(),
                    item.site().value(),
                    VisitView.of(item.visit(), item.enrolledOn(), null));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Worklist")
    record PageView(
            List<ItemView> visits,

            @Schema(description = "The cursor of the next page; left out on the last") @Nullable
            String next) {}

    @GET
    @Requires(Permission.READ_SUBJECT)
    @Operation(summary = "Lists visits of the sites you may see, by due date")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "A filter or the cursor cannot be read")
    public PageView page(@PathParam("study") StudyId study, @BeanParam WorklistQuery query) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var filter = new Filter(sites(query.site()), query.status(), query.from(today), query.to(today));
        var limit = query.limit();
        var found = worklist.page(study, filter, query.after(), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? Cursor.of(shown.getLast().place()) : null;
        return new PageView(shown.stream().map(ItemView::of).toList(), next);
    }

    /** The sites that are asked for and that the caller may see; none for every site. */
    private @Nullable Set<SiteId> sites(@Nullable SiteId asked) {
        var reach = access.reach();
        if (asked != null) {
            return reach.covers(asked.value()) ? Set.of(asked) : Set.of();
        }
        return reach.everySite()
                ? null
                : reach.sites().stream().map(SiteId::new).collect(Collectors.toSet());
    }
}
