package casebook.assessment.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms of one study version, compiled, and the visits that it plans. */
public record StudyForms(Map<String, CompiledForm> forms, List<PlannedVisit> schedule) {

    /**
     * Compiles the forms of a version.
     *
     * @throws IllegalArgumentException when a rule is wrong or an instrument is unknown
     */
    public static StudyForms compile(List<Form> forms, List<PlannedVisit> schedule, List<Instrument> instruments) {
        return new StudyForms(
                forms.stream()
                        .map(form -> new CompiledForm(form, instruments))
                        .collect(Collectors.toUnmodifiableMap(CompiledForm::id, Function.identity())),
                List.copyOf(schedule));
    }

    public Optional<CompiledForm> find(String form) {
        return Optional.ofNullable(forms.get(form));
    }

    public Optional<PlannedVisit> planned(String visit) {
        return schedule.stream().filter(planned -> planned.id().equals(visit)).findFirst();
    }
}
