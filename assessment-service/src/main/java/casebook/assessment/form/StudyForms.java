package casebook.assessment.form;

import casebook.assessment.form.Form.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The forms of one study version, compiled, and the visits that it plans.
 *
 * @param administrations the visits that ask for an administration, in the order in which the version has them given
 */
public record StudyForms(Map<String, CompiledForm> forms, List<PlannedVisit> schedule, List<String> administrations) {
    /** Any day: only the order of what is counted from it matters. */
    private static final LocalDate BEGINNING = LocalDate.EPOCH;

    /**
     * Compiles the forms of a version.
     *
     * @throws IllegalArgumentException when a rule is wrong or an instrument is unknown
     */
    public static StudyForms compile(List<Form> forms, List<PlannedVisit> schedule, List<Instrument> instruments) {
        var compiled = forms.stream()
                .map(form -> new CompiledForm(form, instruments))
                .collect(Collectors.toUnmodifiableMap(CompiledForm::id, Function.identity()));
        return new StudyForms(compiled, List.copyOf(schedule), administrations(forms, schedule));
    }

    public Optional<CompiledForm> find(String form) {
        return Optional.ofNullable(forms.get(form));
    }

    public Optional<PlannedVisit> planned(String visit) {
        return schedule.stream().filter(planned -> planned.id().equals(visit)).findFirst();
    }

    /** How much there is of it: visits, items and rules. */
    public long parts() {
        return schedule.size()
                + forms.values().stream().mapToLong(CompiledForm::parts).sum();
    }

    private static List<String> administrations(List<Form> forms, List<PlannedVisit> schedule) {
        var administered = forms.stream()
                .filter(form -> form.purpose() == Purpose.ADMINISTRATION)
                .map(Form::id)
                .toList();
        var days = days(schedule);
        // Sorting keeps what falls on one day as the protocol lists it.
        return schedule.stream()
                .filter(visit -> visit.asksForAny(administered) && days.containsKey(visit.id()))
                .sorted(Comparator.comparing(visit -> days.get(visit.id())))
                .map(PlannedVisit::id)
                .toList();
    }

    /** When the visits were due if consent, enrollment and all the rest came as planned. */
    private static Map<String, LocalDate> days(List<PlannedVisit> schedule) {
        var days = new HashMap<>(Map.of("consent", BEGINNING, "enrollment", BEGINNING));
        var open = new ArrayList<>(schedule);
        // A visit may stand before the one it is counted from, so we go round until nothing is added.
        while (open.removeIf(visit -> counted(visit, days))) {}
        return days;
    }

    private static boolean counted(PlannedVisit visit, Map<String, LocalDate> days) {
        var timing = visit.timing();
        var anchored = timing == null ? null : days.get(timing.anchor());
        if (timing == null || anchored == null) {
            return false;
        }
        days.put(visit.id(), timing.from(anchored));
        return true;
    }
}
