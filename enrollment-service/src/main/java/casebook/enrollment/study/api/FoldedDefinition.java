package casebook.enrollment.study.api;

import casebook.enrollment.study.StudyDefinition;
import casebook.kernel.refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The documents of a stream in one piece: the study, with forms and languages folded in; and where each part came from. */
final class FoldedDefinition {
    /** A form or language, which is a document of its own. */
    private static final Pattern PART = Pattern.compile("/(forms|languages)/[0-9]+(?=/|$)");

    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Map<String, DefinitionDocument> origins = new HashMap<>();
    private final List<Reason> faults = new ArrayList<>();

    FoldedDefinition(List<DefinitionDocument> documents) {
        documents.forEach(this::fold);
        if (!origins.containsKey("")) {
            faults.add(Reason.of("no-study", "No document is of kind study; it comes first."));
        }
    }

    private void fold(DefinitionDocument document) {
        switch (document.kind()) {
            case "study" -> study(document);
            case "form" -> part("forms", document);
            case "language" -> part("languages", document);
            default ->
                faults.add(Reason.at(
                        "/kind",
                        "unknown-kind",
                        "In " + document.name() + ": every document says kind: study, form or language."));
        }
    }

    private void study(DefinitionDocument document) {
        if (!origins.isEmpty()) {
            faults.add(Reason.at(
                    "/kind", "study-not-first", "In " + document.name() + ": one study comes first, and only one."));
            return;
        }
        origins.put("", document);
        if (document.content() instanceof Map<?, ?> study) {
            study.forEach((field, value) -> content.put((String) field, value));
        }
        content.putIfAbsent("forms", List.of());
        content.putIfAbsent("languages", List.of());
    }

    private void part(String list, DefinitionDocument document) {
        var parts = content.get(list) instanceof List<?> there ? new ArrayList<Object>(there) : new ArrayList<>();
        origins.put("/" + list + "/" + parts.size(), document);
        parts.add(document.content());
        content.put(list, parts);
    }

    StudyDefinition definition() {
        return new StudyDefinition(content);
    }

    /** What kept the documents from being one study. */
    List<Reason> faults() {
        return faults;
    }

    /** Says where people find what a reason points at: document and line. */
    Reason placed(Reason reason) {
        var part = PART.matcher(reason.pointer());
        var prefix = part.lookingAt() && origins.containsKey(part.group()) ? part.group() : "";
        var document = origins.get(prefix);
        if (document == null) {
            return reason;
        }
        var line = document.line(reason.pointer().substring(prefix.length()));
        return Reason.at(
                reason.pointer(), reason.code(), "In " + document.name() + ", line " + line + ": " + reason.message());
    }
}
