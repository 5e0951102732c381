package casebook.gateway.stream;

import casebook.kernel.access.Caller;
import casebook.kernel.access.Caller.Reach;
import casebook.kernel.access.EventTypes;
import casebook.kernel.access.Permission;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader is told: those they asked for and may see.
 *
 * @param types the types they are told, and at which sites
 * @param subject the only one, where one was asked for
 */
public record Interest(
        String study, Map<String, Reach> types, @Nullable String subject) {
    private static final Reach EVERY_SITE = new Reach(true, Set.of());

    public Interest {
        types = Map.copyOf(types);
    }

    /**
     * What the caller may be told of the study.
     *
     * @param asked types; all of them where none is named
     * @throws Refused not found, when no grant of theirs concerns the study; forbidden, when they may not see a type that they
     *     asked for by its name; malformed, when there is no such type
     */
    public static Interest of(Caller caller, String study, Set<String> asked, @Nullable String subject) {
        caller.reach(Permission.READ_STUDY, study);
        for (var type : asked) {
            reach(caller, readBy(type), study);
        }
        var types = new HashMap<String, Reach>();
        for (var type : asked.isEmpty() ? EventTypes.all() : asked) {
            within(caller, readBy(type), study).ifPresent(reach -> types.put(type, reach));
        }
        return new Interest(study, types, subject);
    }

    private static Permission readBy(String type) {
        return EventTypes.readBy(type)
                .orElseThrow(() -> new Refused(
                        ProblemType.MALFORMED_REQUEST,
                        Reason.of("event-type-unknown", "There is no event type of that name that is told here.")));
    }

    private static Optional<Reach> within(Caller caller, Permission permission, String study) {
        try {
            return Optional.of(reach(caller, permission, study));
        } catch (Refused _) {
            return Optional.empty();
        }
    }

    /** What concerns the whole study is read by whoever may read the study, at whichever site. */
    private static Reach reach(Caller caller, Permission permission, String study) {
        var reach = caller.reach(permission, study);
        return permission == Permission.READ_STUDY ? EVERY_SITE : reach;
    }

    public boolean covers(StudyEvent event) {
        var concern = event.concern();
        var reach = types.get(concern.type());
        return reach != null
                && study.equals(concern.study())
                && (subject == null || subject.equals(concern.subject()))
                && reach.covers(concern.site());
    }
}
