package casebook.assessment;

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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What this service publishes and acts on is what the contracts say. */
@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "assessment"))
class ContractTest {
    @All
    @Inject
    List<Projection> projections;

    @All
    @Inject
    List<Reaction> reactions;

    @Test
    void itActsOnWhatTheTableOfTopicsSays() {
        TopicTable.check("assessment", projections, reactions);
    }

    @Test
    void theGoldenExamplesAreWhatIsPublished() {
        // Given
        var subject = SubjectFixture.enrolled().plans("screening", "alsfrs-r");
        var assessment = subject.form("screening", "alsfrs-r");
        subject.by("choi").body(FormFixture.alsfrsr("2025-03-03", 3)).post(assessment);
        subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"walking": 2}, "reason": "Misread from the worksheet"}""").post(assessment + "/corrections");
        subject.plans("cycle1-dose1", "administration");
        var administration = subject.form("cycle1-dose1", "administration");
        subject.by("choi").body(FormFixture.administration("2025-04-03")).post(administration);

        // When
        subject.plans("cycle1-dose2", "administration")
                .starts("cycle1-dose2", "administration", FormFixture.omission("2025-05-01"));
        var published = published(subject, 4);

        // Then
        assertEquals(
                List.of(
                        "form-completed.v1",
                        "form-corrected.v1",
                        "administration-recorded.v1",
                        "administration-omitted.v1"),
                published.stream().map(Published::type).toList());
        assertEquals(
                TopicTable.facts("casebook.assessment.v1"),
                published.stream().map(Published::type).collect(Collectors.toSet()));
        published.forEach(EventContract::fits);
        assertEquals(Topic.example("form-completed.v1"), published.get(0).data());
        assertEquals(Topic.example("form-corrected.v1"), published.get(1).data());
        assertEquals(
                Topic.example("administration-recorded.v1"), published.get(2).data());
        assertEquals(
                Topic.example("administration-omitted.v1"), published.get(3).data());
    }

    @Test
    void whatIsEnteredInProgressOnlyAnchorsTheChain() {
        // Given
        var subject = SubjectFixture.consented();
        subject.by("choi").body("""
                {"observedOn": "2025-03-04", "items": {"systolic": 128}}""").post(subject.form("screening", "vital-signs"));

        // When
        var published = published(subject, 1);

        // Then
        assertEquals("record-anchored.v1", published.getFirst().type());
        assertEquals(Topic.example("record-anchored.v1"), published.getFirst().data());
    }

    @Test
    void aCorrectedAdministrationIsRecordedAnewWhereItIsAnother() {
        // Given
        var subject = SubjectFixture.enrolled();
        var form = subject.form("cycle1-dose1", "administration");
        subject.by("choi").body(FormFixture.administration("2025-04-02")).post(form);
        subject.by("choi").header("If-Match", "\"1\"").body("""
                {"items": {"batch": "B-17"}, "reason": "Added from the label"}""").post(form + "/corrections");
        subject.by("choi").header("If-Match", "\"2\"").body("""
                {"observedOn": "2025-04-03", "reason": "The day before was the preparation"}""").post(form + "/corrections");

        // When
        var published = published(subject, 3);

        // Then
        assertEquals(
                List.of("administration-recorded.v1", "form-corrected.v1", "administration-recorded.v1"),
                published.stream().map(Published::type).toList());
        assertEquals("observedOn", published.get(2).data().at("/changes/0/item").asText());
        assertEquals(
                "2025-04-03", published.get(2).data().path("administeredOn").asText());
    }

    private static List<Published> published(SubjectFixture subject, int last) {
        return Topic.readUntil(
                        "casebook.assessment.v1",
                        event -> event.subject().equals(subject.id()) && event.position() == last)
                .stream()
                .filter(event -> event.subject().equals(subject.id()))
                .toList();
    }
}
