package casebook.enrollment.webhook;

import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps webhooks, with a record in the study's chain for each change. Those that were deleted are not found. */
public interface Webhooks {
    int count(StudyId study);

    /**
     * Those that tell of no other sites than these.
     *
     * @param sites none for every site
     */
    List<Webhook> within(StudyId study, @Nullable Set<String> sites);

    /** Those to which events of these studies are told. */
    List<Webhook> active(Collection<StudyId> studies);

    Optional<Webhook> find(StudyId study, WebhookId id);

    /** Lets nobody else subscribe in the study until the transaction ends. */
    void lock(StudyId study);

    /** Lets nobody else change it until the transaction ends. */
    Optional<Webhook> lock(StudyId study, WebhookId id);

    void add(Webhook webhook, Secret secret, Attribution by);

    /** @param action what was done, as a verb in the past */
    void save(Webhook webhook, String action, Attribution by);

    /** Deliveries are signed with both until then. */
    void rotate(Webhook webhook, Secret secret, Instant oldUntil, Attribution by);

    /** Saves it and what its endpoint did is forgotten. */
    void enable(Webhook webhook, Attribution by);

    /** Nothing is left but its records. */
    void delete(Webhook webhook, Attribution by);

    /** Nothing more is sent to its endpoint; what waited is given up. Published as an event. */
    void disable(Webhook webhook, Attribution by);

    /** Tells everything again that was recorded from then on. */
    void replay(Webhook webhook, Instant from, Attribution by);

    /** Tells once what was recorded from then on and may have come before the change could be seen. */
    void catchUp(Webhook webhook, Instant from);
}
