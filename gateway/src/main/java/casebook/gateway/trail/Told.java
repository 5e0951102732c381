package casebook.gateway.trail;

import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one service said when asked for its part. */
public sealed interface Told<T> {

    /** Its part. */
    record Part<T>(T part) implements Told<T> {}

    /** It has no part: it does not know the subject, or never wrote in the study's own trail: its copy is not there yet, or there is none, or the caller may not see it. */
    record Unknown<T>() implements Told<T> {}

    /** It refused, or it is away. */
    record Refusal<T>(Refused refused) implements Told<T> {}

    /**
     * The parts by service; none for a service that has none.
     *
     * @param what named in the refusal where no service has a part
     * @throws Refused with the reasons of all that refused in the same way as the first, or not found when no service has a
     *     part
     */
    static <T> Map<String, Optional<T>> parts(Map<String, Told<T>> told, String what) {
        refuse(told.values());
        var parts = new LinkedHashMap<String, Optional<T>>();
        told.forEach((service, said) ->
                parts.put(service, said instanceof Part<T>(var part) ? Optional.of(part) : Optional.empty()));
        if (parts.values().stream().allMatch(Optional::isEmpty)) {
            throw Refused.notFound(what);
        }
        return parts;
    }

    private static <T> void refuse(Collection<Told<T>> told) {
        var refusals = new ArrayList<Refused>();
        for (var said : told) {
            if (said instanceof Refusal<T>(var refused)) {
                refusals.add(refused);
            }
        }
        if (!refusals.isEmpty()) {
            var type = refusals.getFirst().type();
            List<Reason> reasons = refusals.stream()
                    .filter(refused -> refused.type() == type)
                    .flatMap(refused -> refused.reasons().stream())
                    .distinct()
                    .toList();
            throw new Refused(type, reasons);
        }
    }
}
