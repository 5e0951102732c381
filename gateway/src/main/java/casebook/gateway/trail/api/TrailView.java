package casebook.gateway.trail.api;

import casebook.gateway.trail.Bookmark;
import casebook.gateway.trail.Entry;
import casebook.gateway.trail.TrailPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history.
 *
 * @param next the {@code after} of the next page; none on the last
 */
record TrailView(
        @Schema(description = "The records as their services keep them, in the order of recording")
        List<Object> records,

        @Nullable String next) {
    static TrailView of(TrailPage page) {
        var records = page.entries().stream().map(Entry::content).toList();
        return new TrailView(records, page.next().map(Bookmark::text).orElse(null));
    }
}
