package casebook.enrollment;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A study as large as late-phase trials are: 60 visits, 80 forms of 25 items, 60 criteria, 860 rules and a language. */
public final class LargeStudy {
    private static final int FORMS = 80;
    private static final int ITEMS = 25;
    private static final int VISITS = 60;
    private static final int CRITERIA = 30;

    private LargeStudy() {}

    public static StudyFixture study(String id) {
        var forms = IntStream.range(0, FORMS).mapToObj(LargeStudy::form).collect(Collectors.joining());
        return new StudyFixture(id, head(id) + criteria() + schedule() + forms + language());
    }

    private static String head(String id) {
        return """
                ---
                kind: study
                id: %s
                version: "1.0"
                title: A trial with many visits and many forms
                registry: NCT00000000
                sponsor: A sponsor
                epochs:
                  - {id: run-in, name: Run-in}
                  - {id: treatment, name: Treatment}
                sites:
                  - {id: HYU, name: Hanyang University Seoul Hospital, country: "KR", timeZone: Asia/Seoul}
                runIn: {maximum: P56D}
                cohorts:
                  - id: cohort-1
                    name: Cohort 1
                    dosage: {id: dose-1, product: Product, amountPerKg: 1000000, unit: cells/kg, route: intrathecal}
                    cap: 300
                    staggering: {sentinels: 0, gap: P0D}
                stoppingRules: []
                safetyClocks: []
                """.formatted(id);
    }

    private static String criteria() {
        return "eligibility:\n"
                + IntStream.rangeClosed(1, CRITERIA)
                        .mapToObj(i ->
                                """
                                  - {id: I%d, kind: inclusion, text: The value is high enough, rule: form-%d}
                                  - {id: E%d, kind: exclusion, text: The value is too high, rule: form-%d}
                                """.formatted(i, i, i, i).replace("form-" + i, "form_%d.item_1 > %d".formatted(i, i)))
                        .collect(Collectors.joining());
    }

    private static String schedule() {
        return "schedule:\n"
                + IntStream.range(0, VISITS)
                        .mapToObj(i -> """
                                  - id: visit-%d
                                    name: Visit %d
                                    epoch: %s
                                    contact: clinic
                                    timing: {anchor: %s, direction: after, offset: P7D}
                                    window: {before: P3D, after: P3D}
                                    forms: [form-%d, form-%d]
                                %s""".formatted(
                                        i,
                                        i,
                                        i == 0 ? "run-in" : "treatment",
                                        i == 0 ? "consent" : "visit-" + (i - 1),
                                        i,
                                        (i + 20) % FORMS,
                                        i == VISITS - 1 ? "    final: true\n" : ""))
                        .collect(Collectors.joining());
    }

    private static String form(int number) {
        return """
                ---
                kind: form
                id: form-%d
                name: Form number %d
                purpose: observation
                repeating: false
                items:
                %sderivations:
                  - {id: total, type: integer, rule: item_1 + item_2 + item_3}
                edits:
                %s""".formatted(number, number, items(), edits());
    }

    private static String items() {
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> "  - {id: item-%d, name: What item number %d asks for, %s}\n"
                        .formatted(
                                i,
                                i,
                                i % 5 == 0
                                        ? "type: code, required: false, requiredWhen: item_1 > 2, codeList: [{code: a,"
                                                + " label: Normal}, {code: b, label: Abnormal}]"
                                        : "type: integer, unit: kg, minimum: 0, maximum: 100, required: true"))
                .collect(Collectors.joining());
    }

    private static String edits() {
        return IntStream.range(1, 5)
                .mapToObj(i -> "  - {id: edit-%d, rule: item_%d <= item_2, message: The first is not above the second,"
                                .formatted(i, i)
                        + " severity: warning, items: [item-%d]}\n".formatted(i))
                .collect(Collectors.joining());
    }

    private static String language() {
        return "---\nkind: language\nid: en\nname: English\nforms:\n"
                + IntStream.range(0, FORMS)
                        .mapToObj(form ->
                                "  - form: form-%d\n    name: Form number %d\n    items:\n".formatted(form, form)
                                        + IntStream.range(0, ITEMS)
                                                .mapToObj(i -> "      - {item: item-%d, label: The value of item %d}\n"
                                                        .formatted(i, i))
                                                .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }
}
