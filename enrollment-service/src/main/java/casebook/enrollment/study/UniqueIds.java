package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.HashSet;
import java.util.stream.Stream;

/** Whatever is named is named once where it is used. */
final class UniqueIds {
    private UniqueIds() {}

    static Stream<Reason> faults(Part definition) {
        var lists = Stream.of(
                        "epochs",
                        "sites",
                        "cohorts",
                        "eligibility",
                        "schedule",
                        "stoppingRules",
                        "safetyClocks",
                        "forms",
                        "languages")
                .flatMap(list -> repeated(definition.each(list), "id"));
        var dosages = repeated(definition.each("cohorts").map(cohort -> cohort.at("dosage")), "id");
        var forms = definition.each("forms").flatMap(UniqueIds::ofForm);
        var languages = definition.each("languages").flatMap(UniqueIds::ofLanguage);
        return Stream.of(lists, dosages, forms, languages).flatMap(faults -> faults);
    }

    private static Stream<Reason> ofForm(Part form) {
        return Stream.of(
                        repeated(Stream.concat(form.each("items"), form.each("derivations")), "id"),
                        repeated(form.each("edits"), "id"),
                        form.each("items").flatMap(item -> repeated(item.each("codeList"), "code")))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> ofLanguage(Part language) {
        return Stream.of(
                        repeated(language.each("forms"), "form"),
                        language.each("forms").flatMap(form -> repeated(form.each("items"), "item")),
                        language.each("forms")
                                .flatMap(form -> form.each("items"))
                                .flatMap(item -> repeated(item.each("choices"), "code")))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> repeated(Stream<Part> parts, String field) {
        var seen = new HashSet<String>();
        return parts.filter(part -> !part.text(field).isEmpty() && !seen.add(part.text(field)))
                .map(part -> Reason.at(
                        part.at(field).pointer(), "repeated-id", "\"" + part.text(field) + "\" is there already."));
    }
}
