package casebook.kernel.access;

import static casebook.kernel.access.Permission.READ_STUDY;
import static casebook.kernel.access.Permission.READ_SUBJECT;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which permission lets somebody be told of an event, live or at an address of theirs: the one by which its thing may be read.
 * What is not listed is told to nobody, {@code record-anchored.v1} among it, which says nothing.
 */
public final class EventTypes {
    private static final Map<String, Permission> READ_BY = Map.ofEntries(
            Map.entry("study-version-activated.v1", READ_STUDY),
            Map.entry("site-opened.v1", READ_STUDY),
            Map.entry("cohort-held.v1", READ_STUDY),
            Map.entry("cohort-released.v1", READ_STUDY),
            Map.entry("webhook-disabled.v1", READ_STUDY),
            Map.entry("subject-registered.v1", READ_SUBJECT),
            Map.entry("consent-obtained.v1", READ_SUBJECT),
            Map.entry("consent-withdrawn.v1", READ_SUBJECT),
            Map.entry("eligibility-decided.v1", READ_SUBJECT),
            Map.entry("subject-enrolled.v1", READ_SUBJECT),
            Map.entry("subject-screen-failed.v1", READ_SUBJECT),
            Map.entry("subject-discontinued.v1", READ_SUBJECT),
            Map.entry("subject-completed.v1", READ_SUBJECT),
            Map.entry("visits-planned.v1", READ_SUBJECT),
            Map.entry("visit-booked.v1", READ_SUBJECT),
            Map.entry("visit-occurred.v1", READ_SUBJECT),
            Map.entry("visit-missed.v1", READ_SUBJECT),
            Map.entry("visit-cancelled.v1", READ_SUBJECT),
            Map.entry("visit-reinstated.v1", READ_SUBJECT),
            Map.entry("form-completed.v1", READ_SUBJECT),
            Map.entry("form-corrected.v1", READ_SUBJECT),
            Map.entry("administration-recorded.v1", READ_SUBJECT),
            Map.entry("administration-omitted.v1", READ_SUBJECT));

    private EventTypes() {}

    /** By name, so that whoever is shown them finds theirs. */
    public static SortedSet<String> all() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(READ_BY.keySet()));
    }

    /** None where nobody is told. */
    public static Optional<Permission> readBy(String type) {
        return Optional.ofNullable(READ_BY.get(type));
    }
}
