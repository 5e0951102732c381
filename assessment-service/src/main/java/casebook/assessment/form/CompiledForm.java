package casebook.assessment.form;

import casebook.assessment.form.Checked.Accepted;
import casebook.assessment.form.Checked.Rejected;
import casebook.assessment.form.Form.Derivation;
import casebook.assessment.form.Form.EditCheck;
import casebook.kernel.refusal.Reason;
import casebook.kernel.rule.Rule;
import casebook.kernel.text.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A form with its rules compiled once: examines answers, and names every reason why they cannot be taken. */
public final class CompiledForm {
    private final Form form;
    private final @Nullable Instrument instrument;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, FormRule> requirements = new LinkedHashMap<>();
    private final Map<Derivation, FormRule> derivations = new LinkedHashMap<>();
    private final Map<EditCheck, FormRule> edits = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when a rule is wrong or the instrument is unknown */
    public CompiledForm(Form form, List<Instrument> instruments) {
        this.form = form;
        this.instrument = form.instrument() == null ? null : named(form.instrument(), instruments);
        form.items().forEach(item -> items.put(item.id(), item));
        for (var item : form.items()) {
            if (item.requiredWhen() != null) {
                requirements.put(item.id(), condition(item.requiredWhen()));
            }
        }
        for (var derivation : form.derivations()) {
            if (derivation.rule() != null) {
                var result = derivation.type().ruleType();
                derivations.put(derivation, FormRule.compile(derivation.rule(), form.items(), result));
            }
        }
        form.edits().forEach(edit -> edits.put(edit, condition(edit.rule())));
    }

    private static Instrument named(String id, List<Instrument> instruments) {
        return instruments.stream()
                .filter(instrument -> instrument.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no instrument " + id));
    }

    private FormRule condition(String expression) {
        return FormRule.compile(expression, form.items(), Rule.Type.BOOLEAN);
    }

    public String id() {
        return form.id();
    }

    public Form.Purpose purpose() {
        return form.purpose();
    }

    /** Whether a subject may have many of it within one visit. */
    public boolean repeating() {
        return form.repeating();
    }

    /** Whether it may be captured at every visit, also where the visit does not ask for it. */
    public boolean anyVisit() {
        return form.anyVisit();
    }

    public Optional<String> instrument() {
        return Optional.ofNullable(instrument).map(Instrument::id);
    }

    /** How much there is of it: items and rules. */
    long parts() {
        return items.size() + requirements.size() + derivations.size() + edits.size();
    }

    /** JSON pointer (RFC 6901) to an item in a request. */
    public static String pointer(String item) {
        if (item.length() > Limits.WORD) {
            return "/items"; // no item has such an id, and no refusal quotes it
        }
        return "/items/" + item.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Examines what the answers would be.
     *
     * @param given what is entered: JSON values by item id; null removes an answer
     * @param complete whether they are to be complete, so that what is missing and edit checks of severity error count
     * @param days what dates among them are held against
     */
    public Examined examine(Answers before, Map<String, @Nullable Object> given, boolean complete, Days days) {
        var rejected = new TreeMap<String, Reason>();
        var answers = withoutMisdated(before.with(read(given, rejected)), days, rejected);
        var findings = findings(answers);
        var reasons = new ArrayList<>(rejected.values());
        if (complete) {
            form.items().stream()
                    .filter(item ->
                            !answers.has(item.id()) && !rejected.containsKey(item.id()) && needed(item, answers))
                    .map(item -> Reason.at(pointer(item.id()), "required", item.name() + " needs an answer."))
                    .forEach(reasons::add);
            findings.stream().flatMap(Finding::reasons).forEach(reasons::add);
        }
        return new Examined(answers, derive(answers), findings, reasons);
    }

    /** What fits, in the form it is kept in; what does not counts as unanswered, for nothing may rest on it. */
    private Map<String, @Nullable Object> read(Map<String, @Nullable Object> given, Map<String, Reason> rejected) {
        var fitting = new HashMap<String, @Nullable Object>();
        given.forEach((id, value) -> {
            var item = items.get(id);
            if (item == null) {
                rejected.put(id, Reason.at(pointer(id), "unknown-item", "The form has no such item."));
                return;
            }
            fitting.put(id, null);
            if (value != null) {
                switch (item.check(value)) {
                    case Accepted accepted -> fitting.put(id, accepted.value());
                    case Rejected(String code, String message) ->
                        rejected.put(id, Reason.at(pointer(id), code, item.name() + ": " + message));
                }
            }
        });
        return fitting;
    }

    /** Also of what was there before: another date of observation may have put a date after it. */
    private Answers withoutMisdated(Answers answers, Days days, Map<String, Reason> rejected) {
        var misdated = new HashMap<String, @Nullable Object>();
        for (var item : form.items()) {
            answers.find(item.id())
                    .flatMap(answer -> item.misdated(answer, days))
                    .ifPresent(reason -> {
                        rejected.put(item.id(), reason);
                        misdated.put(item.id(), null);
                    });
        }
        return misdated.isEmpty() ? answers : answers.with(misdated);
    }

    private boolean needed(Item item, Answers answers) {
        var requirement = requirements.get(item.id());
        return item.required()
                || (requirement != null && requirement.of(answers).is(true));
    }

    private Map<String, Object> derive(Answers answers) {
        var derived = new HashMap<String, Object>();
        derivations.forEach((derivation, rule) -> rule.of(answers)
                .value()
                .flatMap(CompiledForm::keepable)
                .ifPresent(value -> derived.put(derivation.id(), value)));
        if (instrument != null) {
            derived.putAll(instrument.derive(answers));
        }
        derived.keySet()
                .retainAll(form.derivations().stream().map(Derivation::id).toList());
        return derived;
    }

    private static Optional<Object> keepable(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
        }
        return Optional.of(value);
    }

    /** A rule that has no result for the answers that are there says so, beside what it would have decided. */
    private static Optional<Finding> unsaid(String about, FormRule rule, Answers answers) {
        return rule.of(answers)
                .obstacle()
                .map(why -> new Finding(
                        "rule-of-" + about,
                        Severity.WARNING,
                        "The rule of " + about + " has no result: " + why + ".",
                        rule.items()));
    }

    private List<Finding> findings(Answers answers) {
        var findings = new ArrayList<Finding>();
        edits.forEach((edit, rule) -> {
            var said = rule.of(answers);
            var obstacle = said.obstacle().map(why -> " (This could not be checked: " + why + ".)");
            if (obstacle.isPresent() || said.is(false)) {
                findings.add(
                        new Finding(edit.id(), edit.severity(), edit.message() + obstacle.orElse(""), edit.items()));
            }
        });
        requirements.forEach((item, rule) -> unsaid(item, rule, answers).ifPresent(findings::add));
        derivations.forEach(
                (derivation, rule) -> unsaid(derivation.id(), rule, answers).ifPresent(findings::add));
        if (instrument != null) {
            instrument.findings(answers).stream()
                    .filter(found ->
                            form.edits().stream().noneMatch(edit -> edit.id().equals(found.edit())))
                    .forEach(findings::add);
        }
        return findings;
    }
}
