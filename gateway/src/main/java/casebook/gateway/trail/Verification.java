package casebook.gateway.trail;

import java.util.List;

/**
 * Whether the whole history of a subject, or of the study itself, is what was written (21 CFR 11.10(a)).
 *
 * @param whole no service found a break
 */
public record Verification(boolean whole, List<Part> services) {

    public Verification {
        services = List.copyOf(services);
    }

    static Verification of(List<Part> services) {
        return new Verification(services.stream().allMatch(Part::whole), services);
    }

    /**
     * What one service found in its chain.
     *
     * @param known whether the service has a part of this history; if not, it has examined nothing
     * @param anchors how many records the topics bear witness to
     * @param breaks as the service told them; passed on unread
     */
    public record Part(String service, boolean known, boolean whole, long records, long anchors, List<Object> breaks) {
        public Part {
            breaks = List.copyOf(breaks);
        }

        static Part unknown(String service) {
            return new Part(service, false, true, 0, 0, List.of());
        }
    }
}
