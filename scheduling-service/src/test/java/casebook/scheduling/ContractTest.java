package casebook.scheduling;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import casebook.journal.testing.EventContract;
import casebook.journal.testing.RealServers;
import casebook.journal.testing.Topic;
import casebook.journal.testing.Topic.Published;
import casebook.journal.testing.TopicTable;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this service publishes and acts on is what the contracts say. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class ContractTest {
    @All
    @Inject
    List<Projection> projections;

    @All
    @Inject
    List<Reaction> reactions;

    @Test
    void itActsOnWhatTheTableOfTopicsSays() {
        TopicTable.check("scheduling", projections, reactions);
    }

    @Test
    void everyPublishedEventHasTheShapeOfItsExample() {
        // Given
        var subject = OtherServices.activeStudy("als-contracts").enrolled();
        INVESTIGATOR.occurs(subject, "screening", "2025-03-04");
        INVESTIGATOR.act(subject, "cycle1-dose1", "booking", Map.of("bookedFor", "2025-04-02"));
        INVESTIGATOR.occurs(subject, "cycle1-dose1", "2025-04-04");
        INVESTIGATOR.act(subject, "cycle1-telephone-1m", "missed", Map.of("reason", "Not reached"));
        INVESTIGATOR.act(
                subject, "cycle1-telephone-1m", "corrections", Map.of("status", "planned", "reason", "Other subject"));
        INVESTIGATOR.act(subject, "cycle1-telephone-2m", "cancellation", Map.of("reason", "On holiday"));

        // When
        var published = Topic.readUntil(
                        "casebook.scheduling.v1",
                        event -> event.subject().equals(subject.id())
                                && event.type().equals("visit-cancelled.v1"))
                .stream()
                .filter(event -> event.subject().equals(subject.id()))
                .toList();

        // Then
        assertEquals(
                TopicTable.facts("casebook.scheduling.v1"),
                published.stream().map(Published::type).collect(Collectors.toSet()));
        published.forEach(EventContract::hasShapeOfExample);
    }
}
