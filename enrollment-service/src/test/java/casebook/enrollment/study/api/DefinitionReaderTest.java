package casebook.enrollment.study.api;

import static casebook.enrollment.StudyFixture.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.StudyFixture;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionReaderTest {
    private static final StudyFixture ALS = study("als");

    @Test
    void theStudyOfTheRepositoryHasNoFault() {
        // Given
        var stream = ALS.yaml().getBytes(StandardCharsets.UTF_8);

        // When
        var definition = DefinitionReader.yaml(stream, new StudyId("als"), "1.0");

        // Then
        assertEquals(13, definition.criteria().size());
        assertEquals("follow-up-6m", definition.finalVisit());
        assertEquals(6, definition.cohorts().getFirst().cap());
    }

    /** What is written wrongly, and where and as what it is told. */
    static Stream<Arguments> faults() {
        return Stream.of(
                fault("    rule: consent.given", "    rule: consent.gven", "/eligibility/5/rule", "wrong-rule"),
                fault("alsfrs_r.total >= 21", "alsfrs_r.total >= 'a'", "/eligibility/3/rule", "wrong-rule"),
                fault(
                        "rule: medical_history.tracheostomy",
                        "rule: fvc.percent_predicted",
                        "/eligibility/11/rule",
                        "wrong-rule"),
                fault("rule: systolic > diastolic", "rule: systolic > dystolic", "/forms/6/edits/0/rule", "wrong-rule"),
                fault(
                        "rule: double(cells) / weight",
                        "rule: cells / weight",
                        "/forms/0/derivations/0/rule",
                        "wrong-rule"),
                fault("requiredWhen: serious}", "requiredWhen: grave}", "/forms/1/items/14/requiredWhen", "wrong-rule"),
                fault("subjects_with_dlt >= 2", "subjects_with_dlt", "/stoppingRules/0/rule", "wrong-rule"),
                fault(
                        "when: adverse_event.serious\n",
                        "when: adverse_event.grave\n",
                        "/safetyClocks/0/when",
                        "wrong-rule"),
                fault(
                        "forms: [vital-signs, alsfrs-r, administration]",
                        "forms: [vital-sign]",
                        "/schedule/1/forms/0",
                        "unknown-reference"),
                fault(
                        "anchor: cycle2-dose1,",
                        "anchor: cycle9-dose1,",
                        "/schedule/9/timing/anchor",
                        "unknown-reference"),
                fault("epoch: run-in\n", "epoch: before\n", "/schedule/0/epoch", "unknown-reference"),
                fault(
                        "items: [systolic, diastolic]",
                        "items: [systolic, pulse]",
                        "/forms/6/edits/0/items/1",
                        "unknown-reference"),
                fault(
                        "{item: systolic, label: Systolic",
                        "{item: systole, label: Systolic",
                        "/languages/0/forms/2/items/0/item",
                        "unknown-reference"),
                fault(
                        "anchor: enrollment, direction: after",
                        "anchor: cycle1-dose2, direction: after",
                        "/schedule/1/timing/anchor",
                        "anchors-in-a-circle"),
                fault("id: cycle2-dose2\n", "id: cycle2-dose1\n", "/schedule/9/id", "repeated-id"),
                fault("{id: diastolic, ", "{id: systolic, ", "/forms/6/items/1/id", "repeated-id"),
                fault("    final: true\n", "", "/schedule", "no-final-visit"),
                fault(
                        "  - id: cycle1-dose2\n",
                        "  - id: cycle1-dose2\n    final: true\n",
                        "/schedule/15/final",
                        "several-final-visits"),
                fault("timeZone: Asia/Seoul}", "timeZone: Asia/Soul}", "/sites/0/timeZone", "unknown-time-zone"),
                fault("country: \"KR\"", "country: \"KX\"", "/sites/0/country", "unknown-country"),
                fault(
                        "minimum: 30.0, maximum: 43.0",
                        "minimum: 43.5, maximum: 43.0",
                        "/forms/6/items/3/minimum",
                        "empty-range"),
                fault(
                        "Was the product given?\", type: boolean",
                        "Given?\", type: text",
                        "/forms/0/items",
                        "schema-min-contains"),
                fault("{id: cells,", "{id: cell-count,", "/forms/0/items", "schema-min-contains"),
                fault("{id: reason-not-given,", "{id: why-not,", "/forms/0/items", "schema-min-contains"),
                fault("  maximum: P56D", "  maximum: P21Y", "/runIn/maximum", "period-too-long"),
                fault(
                        "anchor: enrollment, direction: after, offset: P7D",
                        "anchor: enrollment, direction: after, offset: P999999999Y",
                        "/schedule/1/timing/offset",
                        "period-too-long"),
                fault("  maximum: P56D", "  maximum: 56", "/runIn/maximum", "schema-type"),
                fault("  maximum: P56D", "  longest: P56D", "/runIn/longest", "schema-additional-properties"),
                fault("    cap: 6\n", "", "/cohorts/0", "schema-required"),
                fault("version: \"1.0\"", "version: \"1.1\"", "/version", "other-than-path"),
                fault("registry: NCT03214146", "registry: &r NCT03214146\ntitle: *r", "/title", "repeated-key"));
    }

    private static Arguments fault(String there, String instead, String pointer, String code) {
        return Arguments.of(there, instead, pointer, code);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldWithItsPlace(String there, String instead, String pointer, String code) {
        // Given
        var wrong = ALS.with(there, instead);

        // When
        var reasons = reasons(wrong.yaml());

        // Then
        assertTrue(
                reasons.stream()
                        .anyMatch(reason -> reason.pointer().equals(pointer)
                                && reason.code().equals(code)),
                () -> "" + reasons);
    }

    @Test
    void everyFaultIsToldWithItsDocumentAndLine() {
        // Given
        var wrong = ALS.with("    rule: consent.given", "    rule: consent.gven")
                .with("rule: systolic > diastolic", "rule: systolic > dystolic")
                .with("sponsor: Hanyang University Seoul Hospital", "sponser: Hanyang University Seoul Hospital");

        // When
        var messages = reasons(wrong.yaml()).stream().map(Reason::message).toList();

        // Then
        assertEquals(4, messages.size(), messages::toString);
        assertTrue(messages.get(0).startsWith("In document 1 (study als), line "), messages::toString);
        assertTrue(messages.get(2).startsWith("In document 8 (form vital-signs), line 17: "), messages::toString);
        assertTrue(messages.get(3).startsWith("In document 1 (study als), line 65: "), messages::toString);
    }

    @Test
    void noVisitIsFartherAwayThanAnybodyLives() {
        // Given
        var wrong = ALS.with("offset: P7D", "offset: P20Y").with("offset: P28D", "offset: P20Y");

        // When
        var reasons = reasons(wrong.yaml());

        // Then
        assertEquals("visit-too-far-away", reasons.getFirst().code());
        assertEquals("/schedule/9/timing/offset", reasons.getFirst().pointer());
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        // Given
        var broken = "---\nkind: study\nid: [als\n";

        // When
        var reasons = reasons(broken);

        // Then
        assertEquals("unreadable-document", reasons.getFirst().code());
        assertTrue(
                reasons.getFirst().message().contains("line 3: while parsing a flow sequence; expected"),
                reasons::toString);
    }

    @Test
    void aStreamWithoutStudyIsNoStudy() {
        // Given
        var form = "---\nkind: form\nid: fvc\n";

        // When
        var reasons = reasons(form);

        // Then
        assertEquals(List.of("no-study"), reasons.stream().map(Reason::code).toList());
    }

    @Test
    void aSecondStudyAndAnUnknownKindAreTold() {
        // Given
        var stream = "---\nkind: study\n---\nkind: study\n---\nkind: diary\n";

        // When
        var codes = reasons(stream).stream().map(Reason::code).toList();

        // Then
        assertEquals(List.of("study-not-first", "unknown-kind"), codes);
    }

    private static List<Reason> reasons(String yaml) {
        var stream = yaml.getBytes(StandardCharsets.UTF_8);
        var refused =
                assertThrows(Refused.class, () -> DefinitionReader.yaml(stream, new StudyId("als"), "1.0"), "accepted");
        assertEquals(ProblemType.STUDY_DEFINITION_INVALID, refused.type());
        return refused.reasons();
    }
}
