package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every reference leads somewhere: visit to epoch, form and anchor, edit check to item, wording to what it words. */
final class References {
    private static final Set<String> OWN_ANCHORS = Set.of("consent", "enrollment");

    private References() {}

    static Stream<Reason> faults(Part definition) {
        var variables = Variables.ofCriteria(definition).keySet();
        return Stream.of(
                        ofVisits(definition),
                        definition.each("forms").flatMap(References::ofForm),
                        definition
                                .each("eligibility")
                                .flatMap(criterion ->
                                        unknownElements(criterion, "evidence", "answer or derived value", variables)),
                        definition
                                .each("languages")
                                .flatMap(language -> language.each("forms"))
                                .flatMap(wording -> ofWording(wording, definition)))
                .flatMap(faults -> faults);
    }

    private static Stream<Reason> ofVisits(Part definition) {
        var epochs = ids(definition.each("epochs"));
        var forms = ids(definition.each("forms"));
        var anchors = ids(definition.each("schedule"));
        anchors.addAll(OWN_ANCHORS);
        return definition
                .each("schedule")
                .flatMap(visit -> Stream.of(
                                unknown(visit, "epoch", "epoch", epochs),
                                unknown(visit.at("timing"), "anchor", "visit", anchors),
                                unknownElements(visit, "forms", "form", forms))
                        .flatMap(faults -> faults));
    }

    private static Stream<Reason> ofForm(Part form) {
        var items = ids(form.each("items"));
        var edits = form.each("edits").flatMap(edit -> unknownElements(edit, "items", "item", items));
        var instrument = form.text("instrument");
        var derivations = form.each("derivations")
                .filter(derivation -> derivation.has("instrument")
                        && !derivation.text("instrument").equals(instrument))
                .map(derivation -> Reason.at(
                        derivation.at("instrument").pointer(),
                        "instrument-not-of-form",
                        "The form does not name this instrument."));
        return Stream.concat(edits, derivations);
    }

    private static Stream<Reason> ofWording(Part wording, Part definition) {
        var form = named(definition.each("forms"), wording.text("form"));
        return form.isEmpty()
                ? unknown(wording, "form", "form", Set.of())
                : wording.each("items").flatMap(item -> ofItemWording(item, form.get()));
    }

    private static Stream<Reason> ofItemWording(Part wording, Part form) {
        var item = named(form.each("items"), wording.text("item"));
        if (item.isEmpty()) {
            return unknown(wording, "item", "item of the form", Set.of());
        }
        var codes = item.get().each("codeList").map(code -> code.text("code")).collect(Collectors.toSet());
        return codes.isEmpty()
                ? Stream.empty()
                : wording.each("choices").flatMap(choice -> unknown(choice, "code", "code of the item", codes));
    }

    private static Optional<Part> named(Stream<Part> parts, String id) {
        return parts.filter(part -> part.text("id").equals(id)).findFirst();
    }

    private static Set<String> ids(Stream<Part> parts) {
        return parts.map(part -> part.text("id")).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<Reason> unknown(Part part, String field, String what, Set<String> known) {
        return unknown(part.at(field), what, known);
    }

    private static Stream<Reason> unknownElements(Part part, String list, String what, Set<String> known) {
        return part.each(list).flatMap(element -> unknown(element, what, known));
    }

    private static Stream<Reason> unknown(Part reference, String what, Set<String> known) {
        return reference.value() instanceof String name && !known.contains(name)
                ? Stream.of(Reason.at(
                        reference.pointer(), "unknown-reference", "There is no " + what + " \"" + name + "\"."))
                : Stream.empty();
    }
}
