package casebook.kernel.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that led to a failure, the outermost first. A commit that failed has its cause among the suppressed. */
public record Causes(Throwable failure) {
    public List<Throwable> all() {
        var found = new ArrayList<Throwable>();
        collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(@Nullable Throwable one, List<Throwable> found, Set<Throwable> seen) {
        if (one != null && seen.add(one)) {
            found.add(one);
            collect(one.getCause(), found, seen);
            for (var suppressed : one.getSuppressed()) {
                collect(suppressed, found, seen);
            }
        }
    }
}
