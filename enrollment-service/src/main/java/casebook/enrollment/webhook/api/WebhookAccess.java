package casebook.enrollment.webhook.api;

import casebook.enrollment.webhook.Subscription;
import casebook.enrollment.webhook.Webhook;
import casebook.enrollment.webhook.WebhookId;
import casebook.enrollment.webhook.Webhooks;
import casebook.kernel.access.Access;
import casebook.kernel.access.Caller.Reach;
import casebook.kernel.access.EventTypes;
import casebook.kernel.access.Permission;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which webhooks the present request may touch, and what it may ask to be told. */
@RequestScoped
class WebhookAccess {
    private final Access access;
    private final Webhooks webhooks;

    WebhookAccess(Access access, Webhooks webhooks) {
        this.access = access;
        this.webhooks = webhooks;
    }

    /** A name of another form names nothing. */
    static WebhookId id(String text) {
        try {
            return WebhookId.of(text);
        } catch (IllegalArgumentException _) {
            throw Refused.notFound("The webhook");
        }
    }

    List<Webhook> visible(StudyId study) {
        return webhooks.within(study, sites(access.reach()));
    }

    Webhook visible(StudyId study, String id) {
        return webhooks.find(study, id(id)).filter(this::isVisible).orElseThrow(() -> Refused.notFound("The webhook"));
    }

    /** One whose deliveries the caller may read: subjects' course is in them. */
    Webhook readable(StudyId study, String id) {
        var webhook = visible(study, id);
        requireReadable(webhook);
        return webhook;
    }

    /** Whether they may read subjects wherever it tells of them: it may have told of subjects before it was changed. */
    boolean readsSubjects(Webhook webhook) {
        var told = webhook.subscription().sites();
        try {
            var reach = access.caller()
                    .reach(Permission.READ_SUBJECT, webhook.study().value());
            return reach.everySite() || (told != null && reach.sites().containsAll(told));
        } catch (Refused _) {
            return false;
        }
    }

    /** What tells of more sites than the caller may see is not there for them. */
    void requireVisible(Webhook webhook) {
        if (!isVisible(webhook)) {
            throw Refused.notFound("The webhook");
        }
    }

    private boolean isVisible(Webhook webhook) {
        var reach = access.reach();
        var sites = webhook.subscription().sites();
        return reach.everySite() || (sites != null && reach.sites().containsAll(sites));
    }

    /**
     * Lets it be changed only by who may themself read all that it tells: nobody turns what they may not read to their own address.
     *
     * @throws Refused forbidden, when they may not read something of it
     */
    void requireReadable(Webhook webhook) {
        requireVisible(webhook);
        var readable = sites(webhook.study(), webhook.subscription().types());
        var told = webhook.subscription().sites();
        if (readable != null && (told == null || !readable.containsAll(told))) {
            throw new Refused(
                    ProblemType.FORBIDDEN,
                    "role-not-allowed-here",
                    "It tells of sites whose subjects you may not read.");
        }
    }

    /**
     * The subscription as far as the caller may read what it tells.
     *
     * @throws Refused forbidden, when they may not read one of the types at all
     */
    Subscription within(StudyId study, WebhookRequest.Checked request) {
        return new Subscription(
                request.address(), request.description(), request.types(), sites(study, request.types()));
    }

    private @Nullable List<String> sites(StudyId study, List<String> types) {
        var sites = sites(access.reach());
        for (var type : types) {
            var permission = EventTypes.readBy(type).orElseThrow();
            var reach = access.caller().reach(permission, study.value());
            if (permission == Permission.READ_SUBJECT && !reach.everySite()) {
                if (sites == null) {
                    sites = sites(reach);
                } else {
                    sites.retainAll(reach.sites());
                }
            }
        }
        return sites == null ? null : List.copyOf(sites);
    }

    private static @Nullable TreeSet<String> sites(Reach reach) {
        return reach.everySite() ? null : new TreeSet<>(reach.sites());
    }

    Attribution by(StudyId study) {
        return access.ofReach(study);
    }
}
