package casebook.journal.service;

import casebook.journal.event.Copies;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import casebook.journal.http.SubjectSites;
import casebook.kernel.identity.SiteId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the service listens to: it keeps subjects' numbers, and remembers in which order it was told what. */
class Listeners {
    static final String KIND = "subject";

    /** Takes no event of these subjects until the test lets it. */
    static final Set<String> POISONED = ConcurrentHashMap.newKeySet();

    /** By subject: the types of the events it reacted to, in order. */
    static final Map<String, Queue<String>> REACTIONS = new ConcurrentHashMap<>();

    @Singleton
    static class Subjects implements Projection {
        private final Copies copies;

        Subjects(Copies copies) {
            this.copies = copies;
        }

        @Override
        public Set<String> types() {
            return Set.of("subject-registered.v1", "subject-enrolled.v1");
        }

        @Override
        public void project(Event event) {
            copies.put(KIND, event.chain(), event.type(), event.data());
        }
    }

    @Singleton
    static class Remember implements Reaction {
        @Override
        public Set<String> types() {
            return Set.of("subject-registered.v1", "consent-obtained.v1", "subject-enrolled.v1");
        }

        @Override
        public void react(Event event) {
            var subject = event.chain().subject();
            if (POISONED.contains(subject) && event.type().equals("consent-obtained.v1")) {
                throw new IllegalStateException("poison");
            }
            REACTIONS
                    .computeIfAbsent(subject, _ -> new ConcurrentLinkedQueue<>())
                    .add(event.type());
        }
    }

    static List<String> reactionsOf(String subject) {
        return List.copyOf(REACTIONS.getOrDefault(subject, new ConcurrentLinkedQueue<>()));
    }

    @Produces
    @Singleton
    SubjectSites sites() {
        return (study, _) ->
                study.value().equals("hynrcs-allo-als-02") ? Optional.of(new SiteId("HYU")) : Optional.empty();
    }
}
